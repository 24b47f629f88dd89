import fc from 'fast-check';
import type { z } from 'zod';

/**
 * A payload as JSON, for it to reach the page in which it is made: `{ $: 'date' }` stands for what JSON has not, which
 * `ask-in-bulk.ts` makes.
 */
export type Recipe = null | boolean | number | string | Recipe[] | { [key: string]: Recipe };

/** What is really there, by the names of what asks for it: else nothing would get past the first check. */
export type Words = Readonly<Record<string, readonly string[]>>;

const special = (kind: string, of?: number): Recipe => ({ $: kind, ...(of !== undefined && { of }) });

const texts = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\u202e\u200f',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE students; --",
  '"',
  '%',
  '../../etc/passwd',
  'table:',
  'table:sqlite_schema',
  'NaN',
  '9'.repeat(400),
  '2024-02-30',
  '00000000-0000-0000-0000-000000000000',
  '👩‍🎓é',
];
const numbers = [0, -0, -1, 1, 0.1, 1e-320, 1e308, 2 ** 31, 2 ** 53, -(2 ** 53)];
const kinds = [
  ...[
    'undefined',
    'nan',
    'infinity',
    'bigint',
    'date',
    'invalid date',
    'map',
    'set',
    'pattern',
    'bytes',
    'error',
  ],
  ...[
    'function',
    'symbol',
    'cycle',
    'proxy',
    'getter',
    'throwing getter',
    'class',
    'promise',
    'prototype',
    'no prototype',
  ],
  ...['boxed text', 'weak map', 'window', 'element', 'shared bytes', 'detached bytes', 'list with names'],
];

const hostile: fc.Arbitrary<Recipe> = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...kinds).map((kind) => special(kind)) },
  { weight: 20, arbitrary: fc.constantFrom<Recipe>(...texts) },
  { weight: 20, arbitrary: fc.constantFrom<Recipe>(...numbers) },
  { weight: 10, arbitrary: fc.constantFrom<Recipe>(null, true, [], {}, [[]], [{}]) },
  { weight: 10, arbitrary: fc.jsonValue() as fc.Arbitrary<Recipe> },
  // Huge ones take their time to be made.
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      special('long', 1_000_001),
      special('long', 40_000),
      special('deep', 17),
      special('deep', 5_000),
      special('sparse', 1_000_000),
      special('list', 250_000),
      special('names', 50_000),
      special('shared', 1_000),
    ),
  },
);

/** What a schema takes. */
function valid(schema: z.core.$ZodType, words: Words, name = ''): fc.Arbitrary<Recipe> {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  const inner = (part: z.core.$ZodType, key = name): fc.Arbitrary<Recipe> => valid(part, words, key);
  switch (def.type) {
    case 'object': {
      const parts = Object.entries(def.shape).map(([key, part]) => {
        const value = inner(part, key);
        const isOptional = part._zod.optin === 'optional';
        return fc.option(
          value.map((given) => [[key, given]] as const),
          { nil: [], freq: isOptional ? 2 : 1e6 },
        );
      });
      return fc.tuple(...parts).map((entries) => Object.fromEntries(entries.flat()) as Recipe);
    }
    case 'optional':
    case 'default':
      return inner(def.innerType);
    case 'nullable':
      return fc.oneof(
        { weight: 4, arbitrary: inner(def.innerType) },
        { weight: 1, arbitrary: fc.constant<Recipe>(null) },
      );
    // What is made of it afterwards is not what is sent.
    case 'pipe':
      return inner(def.in);
    case 'union':
      return fc.oneof(...def.options.map((option) => inner(option)));
    case 'array':
      return fc.array(inner(def.element), { minLength: 1, maxLength: 3 });
    case 'tuple': {
      const rest = def.rest ? fc.array(inner(def.rest), { maxLength: 2 }) : fc.constant([]);
      return fc.tuple(fc.tuple(...def.items.map((item) => inner(item))), rest).map((lists) => lists.flat());
    }
    case 'record': {
      const keys = inner(def.keyType, 'parameter').filter((key) => typeof key === 'string');
      const some = fc.dictionary(keys, inner(def.valueType, 'value'), {
        maxKeys: 2,
        noNullPrototype: true,
      });
      return fc.oneof({ weight: 3, arbitrary: fc.constant<Recipe>({}) }, { weight: 1, arbitrary: some });
    }
    case 'enum':
      return fc.constantFrom<Recipe>(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom<Recipe>(...(def.values as Recipe[]));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 50 }) },
        { weight: 1, arbitrary: fc.constantFrom(...numbers) },
      );
    case 'string': {
      const known = words[name] ?? words.value ?? [''];
      return fc.oneof(
        { weight: 48, arbitrary: fc.constantFrom(...known) },
        fc.constantFrom(...texts),
        fc.string(),
      );
    }
    case 'undefined':
      return fc.constant(special('undefined'));
    default:
      throw new Error(`no payloads are made of ${def.type}`);
  }
}

interface Change {
  /** Counts the places of a payload, again from the first behind the last. */
  place: number;
  way: 'replace' | 'remove' | 'add' | 'wrap';
  name: string;
  value: Recipe;
}

const change: fc.Arbitrary<Change> = fc.record({
  place: fc.nat(200),
  way: fc.constantFrom('replace', 'replace', 'remove', 'add', 'wrap'),
  name: fc.constantFrom('__proto__', 'constructor', 'then', 'length', 'toJSON', 'extra', ''),
  value: hostile,
});

/** Changes one place of a payload; the payload is another one afterwards. */
function changed(payload: Recipe, { place, way, name, value }: Change): Recipe {
  const places: { holder: Recipe[] | Record<string, Recipe>; key: string }[] = [];
  const root = { payload: structuredClone(payload) };
  const walk = (holder: Recipe[] | Record<string, Recipe>): void => {
    for (const [key, part] of Object.entries(holder)) {
      places.push({ holder, key });
      // What stands for something else is one piece.
      if (typeof part === 'object' && part !== null && !Object.hasOwn(part, '$')) walk(part);
    }
  };
  walk(root);
  const chosen = places[place % places.length];
  if (!chosen) return payload;
  const holder = chosen.holder as Record<string, Recipe>;
  const part = holder[chosen.key] ?? null;
  if (way === 'replace') holder[chosen.key] = value;
  else if (way === 'wrap') holder[chosen.key] = [part];
  else if (way === 'remove' && (chosen.holder as unknown) !== root)
    Reflect.deleteProperty(holder, chosen.key);
  else if (Array.isArray(part)) part.push(value);
  // Assigned, `__proto__` would be no key.
  else if (typeof part === 'object' && part !== null && !Object.hasOwn(part, '$'))
    Object.defineProperty(part, name, { value, enumerable: true, configurable: true, writable: true });
  return root.payload;
}

/** `count` payloads for a channel: what its schema takes, the same with something wrong in it, and anything. */
export function payloads(schema: z.ZodType, words: Words, count: number, seed: number): Recipe[] {
  const right = valid(schema, words);
  const wrong = fc
    .tuple(right, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([payload, changes]) => changes.reduce(changed, payload));
  const arbitrary = fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 6, arbitrary: wrong },
    { weight: 1, arbitrary: hostile },
  );
  return fc.sample(arbitrary, { numRuns: count, seed });
}
