import type { ExcelOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import type { ByteSink, Writer } from '../writer.ts';
import { packageParts, sheetPath } from './package-parts.ts';
import { SharedStrings } from './shared-strings.ts';
import { sheetName } from './sheet-name.ts';
import { SheetPart } from './sheet-part.ts';
import { stylesPart } from './styles.ts';
import { ZipPackager } from './zip-packager.ts';

/**
 * Writes a workbook (ECMA-376, transitional) in one pass over the rows:
 *
 *     xl/worksheets/sheet1.xml …    as the rows come
 *     xl/sharedStrings.xml          at the end, as everything below
 *     xl/styles.xml, xl/workbook.xml, relationships, content types
 */
export class XlsxWriter implements Writer {
  readonly #sink: ByteSink;
  readonly #options: ExcelOptions;
  readonly #zip: ZipPackager;
  readonly #strings = new SharedStrings();
  readonly #sheetNames: string[] = [];
  #sheet: SheetPart | undefined;
  /** In the sheets that have ended. */
  #alteredBefore = 0;

  constructor(sink: ByteSink, options: ExcelOptions) {
    this.#sink = sink;
    this.#options = options;
    this.#zip = new ZipPackager(sink);
  }

  get alteredCells(): number {
    return this.#alteredBefore + (this.#sheet?.alteredCells ?? 0);
  }

  async beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void> {
    await this.#endSheet();
    const index = this.#sheetNames.length;
    this.#sheetNames.push(sheetName(name, this.#sheetNames));
    await this.#zip.open(sheetPath(index));
    this.#sheet = new SheetPart(this.#sink, columns, this.#options, this.#strings, index === 0);
    await this.#sheet.begin();
  }

  async write(batch: Batch): Promise<void> {
    if (!this.#sheet) throw new Error('no sheet has begun');
    await this.#sheet.write(batch);
  }

  async close(): Promise<void> {
    await this.#endSheet();
    await this.#strings.writePart(this.#zip, this.#sink);
    await this.#zip.add('xl/styles.xml', stylesPart(this.#options.dateFormat));
    for (const [name, content] of Object.entries(packageParts(this.#sheetNames)))
      await this.#zip.add(name, content);
    await this.#zip.close();
  }

  async #endSheet(): Promise<void> {
    if (!this.#sheet) return;
    const { crc, size } = await this.#sheet.end();
    await this.#zip.finish(crc, size);
    this.#alteredBefore += this.#sheet.alteredCells;
    this.#sheet = undefined;
  }
}
