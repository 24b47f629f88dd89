import type Database from 'better-sqlite3';
import { roundingFormats } from '../../rounding-formats.ts';

/** The name of the SQL function that rounds. */
export const rounded = 'rounded_as_shown';

const formats = roundingFormats();
/** Doubles have hardly any places from there on. */
const firstUnrounded = 1e15;

/**
 * Gives a database the function by which summaries round: as the files do, the middle away from zero, of a number as it is
 * spelt. SQLite's own makes 1 of 1.005. Nothing in a file's schema can call it.
 */
export function prepareRounding(database: Database.Database): void {
  database.function(
    rounded,
    { deterministic: true, directOnly: true, safeIntegers: true },
    (value: unknown, places: unknown) =>
      typeof value === 'number' && Math.abs(value) < firstUnrounded
        ? Number(formats[Number(places)]?.format(value)) + 0
        : value,
  );
}
