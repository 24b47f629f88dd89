import Database from 'better-sqlite3';

// Reading alone: what no exporter in JavaScript can be faster than.
const [store = ''] = process.argv.slice(2);
let rows = 0;
for (const row of new Database(store, { readonly: true }).prepare('SELECT * FROM analytics').raw().iterate())
  if (row) rows++;
process.stderr.write(`${rows} rows\n`);
