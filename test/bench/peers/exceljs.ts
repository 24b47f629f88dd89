import Database from 'better-sqlite3';
import exceljs from 'exceljs';

const [store = '', file = ''] = process.argv.slice(2);
const statement = new Database(store, { readonly: true }).prepare('SELECT * FROM analytics').raw();
const workbook = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, zip: { zlib: { level: 1 } } });
const sheet = workbook.addWorksheet('analytics', { views: [{ state: 'frozen', ySplit: 1 }] });
sheet.columns = statement.columns().map(({ name }) => ({ header: name, width: 20 }));
for (const row of statement.iterate() as IterableIterator<unknown[]>) {
  row[8] = new Date(`${String(row[8]).replace(' ', 'T')}Z`);
  sheet.addRow(row).commit();
}
await workbook.commit();
