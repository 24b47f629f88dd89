import type { Recipe } from './payloads.ts';

export interface Questions {
  /** The bridge's function; main's channel where there is no bridge. */
  door: string;
  /** As JSON. */
  recipes: string;
}

export interface Answers {
  /** How often each code came, `ok`, or `not sent` where what was given cannot leave the page. */
  endings: Record<string, number>;
  /** Answers that are no `Result`. */
  findings: string[];
  /** The codes and details of what was refused, each once, as JSON. */
  refusals: string[];
  /** Of the slowest, in milliseconds. */
  slowest: number;
}

/**
 * Asks through the bridge, or past it, one after another. It runs in the page: it is sent there as text, and so uses
 * nothing from outside it.
 */
export async function askInBulk({ door, recipes }: Questions): Promise<Answers> {
  type Ask = (payload: unknown) => Promise<unknown>;
  const bridge = Reflect.get(globalThis, 'analyticsExport') as Record<string, Ask> | undefined;
  const invoke = Reflect.get(globalThis, 'invokePastTheBridge') as
    ((channel: string, payload: unknown) => Promise<unknown>) | undefined;
  const ask: Ask =
    bridge?.[door] ?? ((payload) => invoke?.(door, payload) ?? Promise.reject(new Error('no door')));

  class Pupil {
    name = 'x';
  }
  const makers: Record<string, (of: number) => unknown> = {
    undefined: () => undefined,
    nan: () => Number.NaN,
    infinity: () => Number.NEGATIVE_INFINITY,
    bigint: () => 10n ** 40n,
    date: () => new Date(0),
    'invalid date': () => new Date(Number.NaN),
    map: () => new Map([['dataset', 'analytics']]),
    set: () => new Set([1]),
    pattern: () => /(a+)+$/g,
    bytes: () => new Uint8Array(64),
    'shared bytes': () =>
      typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(8) : new ArrayBuffer(8),
    'detached bytes': () => {
      const buffer = new ArrayBuffer(8);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
    error: () => Object.assign(new Error('x'), { code: 'UNEXPECTED' }),
    function: () => () => 'x',
    symbol: () => Symbol('x'),
    cycle: () => {
      const cycle: Record<string, unknown> = {};
      cycle.self = cycle;
      return cycle;
    },
    proxy: () => new Proxy({}, { get: () => 'x', ownKeys: () => ['a', 'b'] }),
    getter: () => ({
      get dataset() {
        return 'analytics';
      },
    }),
    'throwing getter': () => ({
      get dataset(): string {
        throw new Error('x');
      },
    }),
    class: () => new Pupil(),
    promise: () => Promise.resolve('x'),
    prototype: () =>
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
    'no prototype': () => Object.assign(Object.create(null) as object, { dataset: 'analytics' }),
    'boxed text': () => Object('x') as unknown,
    'weak map': () => new WeakMap(),
    window: () => globalThis,
    element: () => document.createElement('p'),
    'list with names': () => Object.assign(['x'], { dataset: 'analytics' }),
    long: (of) => 'x'.repeat(of),
    deep: (of) => {
      let deep: unknown = 1;
      for (let level = 0; level < of; level++) deep = { deep };
      return deep;
    },
    sparse: (of) => new Array<unknown>(of),
    list: (of) => Array.from({ length: of }, () => 1),
    names: (of) => Object.fromEntries(Array.from({ length: of }, (_, index) => [`k${index}`, 1])),
    shared: (of) => {
      const part = Array.from({ length: of }, () => 1);
      return Array.from({ length: of }, () => part);
    },
  };
  const made = (recipe: Recipe): unknown => {
    if (typeof recipe !== 'object' || recipe === null) return recipe;
    if (Array.isArray(recipe)) return recipe.map(made);
    if (typeof recipe.$ === 'string') return makers[recipe.$]?.(Number(recipe.of));
    const object = {};
    for (const [key, part] of Object.entries(recipe))
      Object.defineProperty(object, key, {
        value: made(part),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    return object;
  };
  const isRefused = (error: unknown): error is { code: string; detail: object; fault: string } =>
    typeof error === 'object' &&
    error !== null &&
    typeof Reflect.get(error, 'code') === 'string' &&
    typeof Reflect.get(error, 'detail') === 'object' &&
    ['request', 'job'].includes(Reflect.get(error, 'fault') as string);

  const endings: Record<string, number> = {};
  const findings: string[] = [];
  const refusals = new Set<string>();
  let slowest = 0;
  for (const recipe of JSON.parse(recipes) as Recipe[]) {
    const told = (what: string): string => `${door} ${JSON.stringify(recipe).slice(0, 500)}: ${what}`;
    const started = performance.now();
    let ending = 'ok';
    try {
      const answer = (await ask(made(recipe))) as { ok?: unknown; error?: unknown };
      if (answer.ok === false && isRefused(answer.error)) {
        const { code, detail } = answer.error;
        ending = code;
        if (code === 'UNEXPECTED') findings.push(told(code));
        refusals.add(JSON.stringify({ code, detail }));
      } else if (answer.ok !== true)
        findings.push(told(`no Result: ${JSON.stringify(answer).slice(0, 500)}`));
    } catch (error) {
      // What Electron does not take from a page does not reach anything of ours.
      const words = String(error);
      ending = 'not sent';
      if (!/could not be cloned|recursion depth|: x$/.test(words))
        findings.push(told(`threw ${words.slice(0, 500)}`));
    }
    endings[ending] = (endings[ending] ?? 0) + 1;
    slowest = Math.max(slowest, performance.now() - started);
  }
  return { endings, findings: findings.slice(0, 20), refusals: [...refusals], slowest: Math.round(slowest) };
}
