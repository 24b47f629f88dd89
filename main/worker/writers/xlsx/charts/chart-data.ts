import { rowsOf, type Batch, type OutputColumn } from '../../../rows.ts';
import { CategoryAverages } from './category-averages.ts';
import { chartColumns } from './chart-columns.ts';
import type { ChartTable } from './chart-table.ts';
import { MonthAverages, mostMonths } from './month-averages.ts';
import { ValueBins } from './value-bins.ts';

/** Sums of millions of larger numbers could overflow, and none is a measurement. */
const largestValue = 1e100;
/** One column or point alone compares nothing. */
const fewestRows = 2;
const longestName = 60;

/** What the charts of a sheet need of its rows, gathered while they stream by, in constant memory. */
export class ChartData {
  readonly #columns: readonly OutputColumn[];
  readonly #valueIndex: number | undefined;
  readonly #categories: readonly CategoryAverages[];
  readonly #months: MonthAverages | undefined;
  readonly #bins = new ValueBins();

  constructor(columns: readonly OutputColumn[]) {
    const chosen = chartColumns(columns);
    this.#columns = columns;
    this.#valueIndex = chosen?.value;
    this.#categories = chosen?.categories.map((index) => new CategoryAverages(index)) ?? [];
    this.#months = chosen?.time === undefined ? undefined : new MonthAverages(chosen.time);
  }

  add(batch: Batch): void {
    const valueIndex = this.#valueIndex;
    if (valueIndex === undefined) return;
    const months = this.#months;
    for (const row of rowsOf(batch)) {
      const value = row[valueIndex];
      if (typeof value !== 'number' || !(Math.abs(value) < largestValue)) continue;
      this.#bins.add(value);
      for (const category of this.#categories) category.add(row[category.index] ?? null, value);
      months?.add(row[months.index] ?? null, value);
    }
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
      return {
        title: `Average of ${value} by ${name}`,
        kind: 'column',
        categoryTitle: name,
        valueTitle: `Average of ${value}`,
        valueKind: 'average',
        rows,
      };
    }
    return undefined;
  }

  #distribution(value: string): ChartTable | undefined {
    const rows = this.#bins.rows();
    if (rows.length === 0) return undefined;
    return {
      title: `Distribution of ${value}`,
      kind: 'column',
      categoryTitle: value,
      valueTitle: 'Rows',
      valueKind: 'count',
      rows,
    };
  }

  #byMonth(value: string): ChartTable | undefined {
    const rows = this.#months?.rows() ?? [];
    if (rows.length < fewestRows) return undefined;
    const which = this.#months?.isCut ? ` (latest ${mostMonths} months)` : '';
    return {
      title: `Average of ${value} by month${which}`,
      kind: 'line',
      categoryTitle: 'Month',
      valueTitle: `Average of ${value}`,
      valueKind: 'average',
      rows,
    };
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
