import exceljs, { type Cell, type CellValue, type Workbook, type Worksheet } from 'exceljs';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import type { Value } from '../../../../main/worker/rows.ts';
import { columns, excelOptions, writeFile, type Sheet } from '../files.ts';

/** A workbook as exceljs reads it, which shares no line with the writer. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  );
  return workbook;
}

export interface ReadSheet {
  sheet: Worksheet;
  alteredCells: number;
}

/** The first sheet of what the writer makes of one. */
export async function readBack(written: Sheet, options: Partial<ExcelOptions> = {}): Promise<ReadSheet> {
  const { bytes, alteredCells } = await writeFile(excelOptions(options), [written]);
  const [sheet] = (await readWorkbook(bytes)).worksheets;
  if (!sheet) throw new Error('no sheet');
  return { sheet, alteredCells };
}

/** One value of a column of that type, written and read back. */
export async function readCell(
  value: Value,
  type: ColumnType,
  options: Partial<ExcelOptions> = {},
): Promise<Cell> {
  const { sheet } = await readBack({ columns: columns(type, 'text'), rows: [[value, 'end']] }, options);
  return sheet.getCell('A2');
}

/** Values of one column, written and read back. */
export async function readColumn(
  values: readonly Value[],
  type: ColumnType = 'text',
): Promise<{ values: CellValue[]; alteredCells: number }> {
  const rows = values.map((value) => [value, 'end']);
  const { sheet, alteredCells } = await readBack({ columns: columns(type, 'text'), rows });
  return { values: values.map((_, index) => sheet.getCell(index + 2, 1).value), alteredCells };
}
