import type Database from 'better-sqlite3';
import type { Bindings } from './parameters.ts';

interface Instruction {
  opcode: string;
  /** The first register of a function's arguments, 0 when it has none. */
  p2: number;
  /** A function with its number of arguments, -1 when that varies; a constant text. */
  p4: string | null;
}

const chances = ['random', 'randomblob'];
/** `strftime` of a format alone, too, and its program does not tell how many arguments it is given. */
const clocks = ['current_date', 'current_time', 'current_timestamp', 'strftime'];
/** They read the clock when they are given nothing, or one of these words. */
const dateFunctions = ['date', 'time', 'datetime', 'julianday', 'unixepoch', 'timediff'];
const clockWords = ['now', 'subsec', 'subsecond'];

/**
 * Whether a statement gives the same rows as long as the data are the same, as far as the program tells that SQLite
 * makes of it, with its views: no clock and no chance in it. In doubt it is not.
 */
export function isRepeatable(database: Database.Database, sql: string, bindings: Bindings): boolean {
  const program = database.prepare<[object], Instruction>(`EXPLAIN ${sql}`).all(bindings);
  const hasClockWord = program.some(
    ({ opcode, p4 }) => opcode === 'String8' && p4 !== null && clockWords.includes(p4.toLowerCase()),
  );
  return !program.some(({ opcode, p2, p4 }) => {
    if (opcode !== 'Function' && opcode !== 'PureFunc') return false;
    const name = p4?.split('(')[0] ?? '';
    return (
      chances.includes(name) ||
      clocks.includes(name) ||
      (dateFunctions.includes(name) && (p2 === 0 || hasClockWord))
    );
  });
}
