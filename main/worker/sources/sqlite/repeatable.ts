import type Database from 'better-sqlite3';
import type { Bindings } from './parameters.ts';

/** An instruction of the program that SQLite makes of a statement (sqlite.org/opcode.html). */
interface Instruction {
  /** Its place in the program. */
  addr: number;
  opcode: string;
  /** Of a function: the first register of its arguments, 0 when it has none. Of a constant: where it goes. */
  p2: number;
  /** A function with its number of arguments, -1 when that varies; a constant text. */
  p4: string | null;
}

/** Whether the same data always give the same rows: for certain, perhaps, or no, as chance or the clock is in it. */
export type Repeatability = 'certain' | 'doubtful' | 'none';

const chancesAndClocks = ['random', 'randomblob', 'current_date', 'current_time', 'current_timestamp'];

/**
 * Per date function (sqlite.org/lang_datefunc.html), which of its arguments are moments, from 0; with fewer
 * arguments it reads the clock. The others are a format, or modifiers.
 */
const moments: Record<string, readonly number[]> = {
  date: [0],
  time: [0],
  datetime: [0],
  julianday: [0],
  unixepoch: [0],
  strftime: [1],
  timediff: [0, 1],
};
const clockWords = ['now', 'subsec', 'subsecond'];
/** They shift by this computer's time zone, which is no part of the data. */
const zoneWords = ['localtime', 'utc'];

/** What puts a constant into a register. */
const literals = ['String8', 'Integer', 'Int64', 'Real', 'Null'];

/**
 * How far the rows of a statement can be relied on, as far as the program tells that SQLite makes of it, with its
 * views. What a date function is given by the data, or by a computation, may be the word `now`.
 */
export function repeatability(database: Database.Database, sql: string, bindings: Bindings): Repeatability {
  const program = database.prepare<[object], Instruction>(`EXPLAIN ${sql}`).all(bindings);
  const textsIn = (register: number): string[] =>
    program.flatMap(({ opcode, p2, p4 }) =>
      opcode === 'String8' && p2 === register && p4 !== null ? [p4.toLowerCase()] : [],
    );
  // A generated column or an index is computed by `PureFunc` instead, which refuses the clock.
  const calls = program.filter(({ opcode }) => opcode === 'Function');
  const readsClock = ({ p2, p4 }: Instruction): boolean => {
    const name = nameOf(p4);
    const places = moments[name] ?? [];
    return (
      chancesAndClocks.includes(name) ||
      (places.length > 0 && p2 === 0) ||
      places.some((place) => textsIn(p2 + place).some((text) => clockWords.includes(text)))
    );
  };
  if (calls.some(readsClock)) return 'none';

  // All of its arguments are constants when these are put in their registers right before the call.
  const areCertain = (call: Instruction): boolean => {
    const places = moments[nameOf(call.p4)];
    if (places === undefined) return true;
    const given: Instruction[] = [];
    for (let at = call.addr - 1; given[0]?.p2 !== call.p2; at--) {
      const instruction = program[at];
      if (!instruction || !literals.includes(instruction.opcode)) return false;
      given.unshift(instruction);
    }
    return (
      given.length > Math.max(...places) &&
      given.every(({ p2 }, index) => p2 === call.p2 + index) &&
      !given.some(({ p4 }) => zoneWords.includes(p4?.toLowerCase() ?? ''))
    );
  };
  return calls.every(areCertain) ? 'certain' : 'doubtful';
}

const nameOf = (called: string | null): string => called?.split('(')[0] ?? '';
