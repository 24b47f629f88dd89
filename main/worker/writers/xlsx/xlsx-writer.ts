import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import { wordsOf, type Words } from '../../../../preload/words/words.ts';
import type { ExportFacts } from '../../facts.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import { cursorOf } from '../json-cells.ts';
import type { ByteSink, Writer } from '../writer.ts';
import { ChartData } from './charts/chart-data.ts';
import { chartPackageParts } from './charts/chart-package-parts.ts';
import { aboutSheet, type WrittenSheet } from './about-sheet.ts';
import { DeflatePool } from './deflate-stream.ts';
import { packageParts, sheetPath, type WorkbookSheet } from './package-parts.ts';
import { pageTexts, type PageTexts } from './print-layout.ts';
import { SharedStrings } from './shared-strings.ts';
import { wrapWidth } from './row-height.ts';
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
  /** A sheet has no formula and no text that could become one. */
  readonly guardedCells = 0;
  readonly #sink: ByteSink;
  readonly #options: ExcelOptions;
  readonly #zip: ZipPackager;
  readonly #strings: SharedStrings;
  readonly #pool = new DeflatePool();
  readonly #facts: ExportFacts;
  readonly #words: Words;
  readonly #page: PageTexts;
  /** Rows after which a sheet continues in another one. */
  readonly #rowLimit: number;
  readonly #workbook: WorkbookSheet[] = [];
  /** The sheets of rows, as they came to be. */
  readonly #written: WrittenSheet[] = [];
  #sheet: SheetPart | undefined;
  /** The sheet that was asked for last. */
  #requested: { index: number; name: string; columns: readonly OutputColumn[] } | undefined;
  /** Of the first sheet, when charts are wanted. */
  #charts: ChartData | undefined;
  #feedsCharts = false;
  /** In the parts that have ended of the sheet that was asked for last. */
  #shortenedBefore: readonly string[] = [];
  /** In the sheets that have ended, and by what a source replaced. */
  #alteredBefore = 0;

  constructor(sink: ByteSink, options: ExcelOptions, facts: ExportFacts, rowLimit: number) {
    this.#sink = sink;
    this.#options = options;
    this.#strings = new SharedStrings(wrapWidth(options));
    this.#facts = facts;
    this.#words = wordsOf(facts.language);
    this.#page = pageTexts(options, facts, this.#words);
    this.#rowLimit = options.onOverflow === 'split' ? rowLimit : Number.POSITIVE_INFINITY;
    this.#zip = new ZipPackager(sink);
  }

  get alteredCells(): number {
    return this.#alteredBefore + (this.#sheet?.alteredCells ?? 0);
  }

  get shortenedTimes(): string[] {
    return [...new Set([...this.#shortenedBefore, ...(this.#sheet?.shortenedTimes ?? [])])];
  }

  get sheets(): number {
    return this.#written.length + (this.#sheet ? 1 : 0);
  }

  async beginSheet(name: string, columns: readonly OutputColumn[]): Promise<void> {
    await this.#endSheet();
    this.#shortenedBefore = [];
    const index = (this.#requested?.index ?? -1) + 1;
    this.#feedsCharts = index === 0 && this.#options.charts.length > 0;
    if (this.#feedsCharts) this.#charts = new ChartData(columns, this.#words);
    this.#requested = { index, name, columns };
    await this.#beginPart(name, columns);
  }

  async write(batch: Batch): Promise<void> {
    if (!this.#sheet || !this.#requested) throw new Error('no sheet has begun');
    if (this.#feedsCharts) this.#charts?.add(batch);
    this.#alteredBefore += batch.replacedCells;
    for (const rows = cursorOf(batch); ;) {
      await this.#sheet.write(rows, this.#rowLimit);
      if (rows.rowsLeft === 0) return;
      await this.#endSheet();
      await this.#beginPart(this.#requested.name, this.#requested.columns);
    }
  }

  async close(): Promise<void> {
    await this.#endSheet();
    await this.#strings.writePart(this.#zip, this.#sink, this.#pool);
    this.#pool.close();
    await this.#zip.add('xl/styles.xml', stylesPart(this.#options.dateFormat));
    const chartContentTypes = await this.#addCharts();
    if (this.#options.about) await this.#addAbout();
    const parts = packageParts(this.#workbook, this.#facts, chartContentTypes);
    for (const [name, content] of Object.entries(parts)) await this.#zip.add(name, content);
    await this.#zip.close();
  }

  /** Adds the Charts sheet behind the rows when there is something to draw. Returns the content types of its parts. */
  async #addCharts(): Promise<Record<string, string>> {
    const found = this.#charts?.tables() ?? [];
    const tables = found.filter(({ kind }) => this.#options.charts.includes(kind));
    if (tables.length === 0) return {};
    const index = this.#workbook.length;
    const name = this.#freeName(this.#words.t('sheet.charts'));
    this.#workbook.push({ name });
    const { parts, contentTypes } = chartPackageParts(tables, {
      index,
      name,
      page: this.#page,
      options: this.#options,
    });
    for (const [path, content] of Object.entries(parts)) await this.#zip.add(path, content);
    return contentTypes;
  }

  async #addAbout(): Promise<void> {
    const about = aboutSheet({
      facts: this.#facts,
      words: this.#words,
      sheets: this.#written,
      alteredCells: this.alteredCells,
      page: this.#page,
      options: this.#options,
    });
    await this.#zip.add(sheetPath(this.#workbook.length), about);
    this.#workbook.push({ name: this.#freeName(this.#words.t('sheet.about')) });
  }

  /** Begins a sheet of rows: one that was asked for, or its continuation. */
  async #beginPart(name: string, columns: readonly OutputColumn[]): Promise<void> {
    const index = this.#workbook.length;
    this.#workbook.push({ name: this.#freeName(name) });
    await this.#zip.open(sheetPath(index));
    this.#sheet = new SheetPart(
      this.#sink,
      columns,
      this.#options,
      this.#strings,
      this.#pool,
      this.#page,
      index === 0,
    );
    await this.#sheet.begin();
  }

  #freeName(wanted: string): string {
    return sheetName(
      wanted,
      this.#workbook.map(({ name }) => name),
    );
  }

  async #endSheet(): Promise<void> {
    const entry = this.#workbook.at(-1);
    if (!this.#sheet || !entry || !this.#requested) return;
    const { rows, table } = this.#sheet;
    const { crc, size } = await this.#sheet.end();
    await this.#zip.finish(crc, size);
    entry.table = table;
    this.#written.push({ name: entry.name, rows, request: this.#requested.index });
    this.#alteredBefore += this.#sheet.alteredCells;
    this.#shortenedBefore = this.shortenedTimes;
    this.#sheet = undefined;
  }
}
