import Database from 'better-sqlite3';

export const columns = 300;
export const rows = 5_000_000;
/** Rows that are written in one transaction. */
const portion = 250_000;

/**
 * Makes a file with a table `measures` of 300 columns and 5,000,000 rows, the same every time, which takes 3 GB: a rising
 * number, a name, a decimal number and a moment, and then small whole numbers, letters and nothing.
 */
export function createLargeTable(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  const first: Record<string, string> = {
    'pupil_id INTEGER': 'n',
    'name TEXT': `'Pupil ' || (n * 7919 % 1000003)`,
    'score REAL': '(n * 104729 % 100003) / 10.0',
    'seen_at DATETIME': `datetime(1700000000 + n * 7919 % 31536000, 'unixepoch')`,
  };
  const values = Object.values(first);
  const names = Object.keys(first);
  for (let column = names.length + 1; column <= columns; column++) {
    const isText = column % 5 === 0;
    names.push(`measure_${column} ${isText ? 'TEXT' : 'INTEGER'}`);
    values.push(
      isText ? (column % 10 === 0 ? 'letter' : 'NULL') : (['small', 'bit', 'other'][column % 3] ?? ''),
    );
  }
  database.exec(`CREATE TABLE measures (${names.join()})`);
  const fill = database.prepare(
    `INSERT INTO measures
     WITH RECURSIVE numbers(n) AS (SELECT @first UNION ALL SELECT n + 1 FROM numbers WHERE n < @last),
       parts AS MATERIALIZED (SELECT n, n * 31 % 101 AS small, n * 17 % 97 AS other, n % 2 AS bit,
         char(65 + n % 26) AS letter FROM numbers)
     SELECT ${values.join()} FROM parts`,
  );
  for (let begin = 0; begin < rows; begin += portion)
    database.transaction(() => fill.run({ first: begin + 1, last: Math.min(rows, begin + portion) }))();
  database.close();
}
