import type { Batch, OutputColumn, Value } from '../../../rows.ts';
import { eachRow } from '../../json-cells.ts';
import { CategoryAverages } from './category-averages.ts';
import { chartColumns } from './chart-columns.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import type { Words } from '../../../../../preload/words/words.ts';
import { MonthAverages, mostMonths } from './month-averages.ts';
import { ValueBins } from './value-bins.ts';

/** Sums of millions of larger numbers could overflow, and none is a measurement. */
const largestValue = 1e100;
/** One column or point alone compares nothing. */
const fewestRows = 2;
const longestName = 60;

/** What the charts of a sheet need of its rows, gathered while they stream by, in constant memory. */
export class ChartData {
  readonly #words: Words;
  readonly #columns: readonly OutputColumn[];
  readonly #valueIndex: number | undefined;
  readonly #categories: readonly CategoryAverages[];
  readonly #months: MonthAverages | undefined;
  readonly #bins = new ValueBins();
  /** The columns that are looked at, ascending. */
  readonly #wanted: readonly number[];

  constructor(columns: readonly OutputColumn[], words: Words) {
    this.#words = words;
    const chosen = chartColumns(columns);
    this.#columns = columns;
    this.#valueIndex = chosen?.value;
    this.#categories = chosen?.categories.map((index) => new CategoryAverages(index)) ?? [];
    this.#months = chosen?.time === undefined ? undefined : new MonthAverages(chosen.time);
    const wanted = [chosen?.value, chosen?.time, ...(chosen?.categories ?? [])];
    this.#wanted = wanted.filter((index) => index !== undefined).sort((one, other) => one - other);
  }

  add(batch: Batch): void {
    const valueIndex = this.#valueIndex;
    if (valueIndex === undefined) return;
    const months = this.#months;
    eachRow(batch, this.#wanted, (values) => {
      const cell = (index: number): Value => values[this.#wanted.indexOf(index)] ?? null;
      const value = cell(valueIndex);
      if (typeof value !== 'number' || !(Math.abs(value) < largestValue)) return;
      this.#bins.add(value);
      for (const category of this.#categories) category.add(cell(category.index), value);
      months?.add(cell(months.index), value);
    });
  }

  /** The tables that have something to show. The months, the longest one, come last. */
  tables(): ChartTable[] {
    if (this.#valueIndex === undefined) return [];
    const value = this.#name(this.#valueIndex);
    const tables = [this.#byCategory(value), this.#distribution(value), this.#byMonth(value)];
    return tables.filter((table) => table !== undefined);
  }

  #byCategory(value: string): ChartTable | undefined {
    for (const category of this.#categories) {
      const rows = category.rows();
      if (rows.length < fewestRows) continue;
      const name = this.#name(category.index);
      const { valueTitle, valueKind } = this.#valueOf(category, value);
      return {
        kind: 'categories',
        title: this.#words.t('chart.by', { value: valueTitle, name }),
        shape: 'column',
        categoryTitle: name,
        valueTitle,
        valueKind,
        rows,
      };
    }
    return undefined;
  }

  #distribution(value: string): ChartTable | undefined {
    const rows = this.#bins.rows();
    if (rows.length === 0) return undefined;
    return {
      kind: 'distribution',
      title: this.#words.t('chart.distribution', { value }),
      shape: 'column',
      categoryTitle: value,
      valueTitle: this.#words.t('made.rows'),
      valueKind: 'count',
      rows,
    };
  }

  #byMonth(value: string): ChartTable | undefined {
    const rows = this.#months?.rows() ?? [];
    if (rows.length < fewestRows) return undefined;
    const { valueTitle, valueKind } = this.#valueOf(this.#months, value);
    return {
      kind: 'months',
      title: this.#months?.isCut
        ? this.#words.t('chart.latest-months', { value: valueTitle, months: mostMonths })
        : this.#words.t('chart.by-month', { value: valueTitle }),
      shape: 'line',
      categoryTitle: this.#words.t('chart.month'),
      valueTitle,
      valueKind,
      rows,
    };
  }

  /** What is charted: of rows that were put together already, their own values. */
  #valueOf(
    averages: { areSingle: boolean } | undefined,
    value: string,
  ): Pick<ChartTable, 'valueTitle' | 'valueKind'> {
    if (!averages?.areSingle)
      return {
        valueTitle: this.#words.t('made.average', { column: value }),
        valueKind: 'average',
      };
    const isCount = this.#columns[this.#valueIndex ?? 0]?.type === 'count';
    return { valueTitle: value, valueKind: isCount ? 'whole' : 'average' };
  }

  /** A column's name as titles can show it: one line of plain characters, cut when it is long. */
  #name(index: number): string {
    const { name = '', key = '' } = this.#columns[index] ?? {};
    const line = oneLine(name) || oneLine(key);
    return line.length > longestName ? `${line.slice(0, longestName - 1).replace(halfPair, '')}…` : line;
  }
}

const halfPair = /[\ud800-\udbff]$/;

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- DrawingML has no escapes for what XML cannot hold
    .replace(/[\s\u0000-\u001f\ufffe\uffff]+/g, ' ')
    .trim();
