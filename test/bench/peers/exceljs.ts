import Database from 'better-sqlite3';
import exceljs from 'exceljs';

// The same workbook by exceljs' streaming writer: header, widths, dates and number formats.
const [store = '', file = ''] = process.argv.slice(2);
const statement = new Database(store, { readonly: true }).prepare('SELECT * FROM analytics').raw();
const workbook = new exceljs.stream.xlsx.WorkbookWriter({
  filename: file,
  useStyles: true,
  zip: { zlib: { level: 1 } },
});
const sheet = workbook.addWorksheet('analytics', { views: [{ state: 'frozen', ySplit: 1 }] });
const formats: Record<string, string> = { value: '0.00', recorded_at: 'yyyy-mm-dd' };
sheet.columns = statement.columns().map(({ name }) => ({
  header: name,
  width: 20,
  style: { numFmt: formats[name] ?? 'General' },
}));
sheet.getRow(1).font = { bold: true, color: { argb: 'FFFFFFFF' } };
sheet.getRow(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
for (const row of statement.iterate() as IterableIterator<unknown[]>) {
  row[8] = new Date(`${String(row[8]).slice(0, 10)}T00:00:00Z`);
  sheet.addRow(row).commit();
}
await workbook.commit();
