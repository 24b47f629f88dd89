import { expect, test } from 'vitest';
import { payloadLimits, payloadProblem } from '../../../preload/contract/payload.ts';

const nested = (depth: number): unknown => {
  let value: unknown = 'a';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
};
const repeated = (count: number, value: unknown): unknown[] => Array.from({ length: count }, () => value);
const cycle: unknown[] = [];
cycle.push(cycle);

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a request', { sheets: [{ dataset: 'analytics', limit: 5, period: {} }], output: { format: 'csv' } }],
  ['what has no prototype', Object.assign(Object.create(null) as object, { a: null, b: true })],
  ['as deep as may be', nested(payloadLimits.depth)],
  ['as many values as may be', repeated(payloadLimits.values - 1, 1)],
  ['as long a text as may be', 'x'.repeat(payloadLimits.text)],
])('%s is plain data', (_what, payload) => {
  expect(payloadProblem(payload)).toBe(null);
});

test.each<[string, unknown, string]>([
  ['deep', nested(payloadLimits.depth + 1), 'nested too deeply'],
  ['very deep', nested(1_000_000), 'nested too deeply'],
  ['a cycle', cycle, 'nested too deeply'],
  ['a long list', repeated(payloadLimits.values, 1), 'too many values'],
  ['a list that only says it is long', new Array<unknown>(4_294_967_295), 'too many values'],
  ['a list with gaps', new Array<unknown>(3), 'gaps'],
  ['lists that share what is in them', repeated(500, repeated(500, 1)), 'too many values'],
  [
    'many names',
    Object.fromEntries(repeated(payloadLimits.values, 1).map((one, index) => [`k${index}`, one])),
    'too many values',
  ],
  ['a long text', 'x'.repeat(payloadLimits.text + 1), 'too long'],
  ['long texts', repeated(5, 'x'.repeat(payloadLimits.text)), 'too long'],
  ['a long name', { ['x'.repeat(payloadLimits.texts + 1)]: 1 }, 'too long'],
  ['a map', { params: new Map([['a', 1]]) }, 'plain data'],
  ['bytes', [new Uint8Array(5)], 'plain data'],
  ['a big integer', [1n], 'plain data'],
])('%s is refused', { timeout: 10_000 }, (_what, payload, problem) => {
  // A schema took 50 seconds for the list that only says it is long.
  expect(payloadProblem(payload)).toContain(problem);
});
