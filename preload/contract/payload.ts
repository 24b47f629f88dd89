/** What a request is made of at most: far more than a person asks for, far less than stalls whoever has to read it. */
export const payloadLimits = {
  /** Objects in objects. */
  depth: 16,
  /** Values of all kinds together. */
  values: 200_000,
  /** Characters of one text: a typed query. */
  text: 1_000_000,
  /** Characters of all texts and names together. */
  texts: 4_000_000,
} as const;

/**
 * Why something cannot be a request whatever it says, in a few words; null for plain data of a reasonable size. Stops
 * at the first limit it meets, so that it costs little however large the rest is: the schema that comes before all
 * others, by hand, as zod would first walk through everything.
 */
export function payloadProblem(payload: unknown): string | null {
  const waiting: { value: unknown; depth: number }[] = [{ value: payload, depth: 0 }];
  let values = 1;
  let texts = 0;
  const isRoomFor = (text: string): boolean => (texts += text.length) <= payloadLimits.texts;
  const isCountable = (): boolean => ++values <= payloadLimits.values;

  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value } = next;
    const depth = next.depth + 1;
    if (typeof value === 'string') {
      if (value.length > payloadLimits.text || !isRoomFor(value)) return tooLong;
    } else if (typeof value === 'object' && value !== null) {
      if (depth > payloadLimits.depth) return 'it is nested too deeply';
      if (Array.isArray(value)) {
        // A list with gaps says how long it is, not how much there is in it.
        if (values + value.length > payloadLimits.values) return tooMany;
        for (let index = 0; index < value.length; index++) {
          if (!(index in value)) return 'a list in it has gaps';
          if (!isCountable()) return tooMany;
          waiting.push({ value: (value as unknown[])[index], depth });
        }
      } else {
        if (!isPlain(value)) return notPlain;
        for (const key of Object.keys(value)) {
          if (!isCountable()) return tooMany;
          if (!isRoomFor(key)) return tooLong;
          waiting.push({ value: (value as Record<string, unknown>)[key], depth });
        }
      }
    } else if (!plainTypes.has(typeof value)) return notPlain;
  }
  return null;
}

const tooLong = 'a text in it is too long';
const tooMany = 'it holds too many values';
const notPlain = 'it holds more than plain data';
const plainTypes: ReadonlySet<string> = new Set(['number', 'boolean', 'undefined', 'object']);

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
