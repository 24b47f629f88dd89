import type { ChartRow } from '../../../../../preload/contract/chart.ts';

/** Cells of the ring: enough that a hundred are left for the bins when ten become one. */
const cells = 1 << 10;
const mask = cells - 1;
/** Digits of the first value that its cell keeps apart; indices stay below 2^31. */
const firstDigits = 9;
/** Cells are no narrower than this power of ten: its reciprocal is a double still. */
const smallestExponent = -110;
/** A value this close to an edge, in widths of a cell, lies on it: 0.57 * 100 is 56.99999999999999. */
const tolerance = 1e-6;
const mostBins = 12;
/** With powers of ten, the widths that people call round. */
const niceFactors = [1, 2, 5];

/**
 * How often values lie in which range, in one pass: counts are kept in cells as wide as a power of ten, and
 * whenever the range outgrows them, ten cells become one. About ten bins with round edges are made of them at
 * the end. A bin takes its lower edge; the last one takes its upper edge too, so that 0 to 100 is ten bins.
 */
export class ValueBins {
  #exponent = 0;
  /** The cell of index `i` is at `i & mask`: fewer than `cells` indices are in use at a time. */
  #counts = new Float64Array(cells);
  #lowest = 0;
  #highest = -1;
  #smallest = Infinity;
  #largest = -Infinity;

  add(value: number): void {
    if (this.#highest < this.#lowest) this.#begin(value);
    let index = cellIndex(value, this.#exponent);
    while (Math.max(index, this.#highest) - Math.min(index, this.#lowest) >= cells) {
      this.#mergeTen();
      index = cellIndex(value, this.#exponent);
    }
    if (index < this.#lowest) this.#lowest = index;
    if (index > this.#highest) this.#highest = index;
    if (value < this.#smallest) this.#smallest = value;
    if (value > this.#largest) this.#largest = value;
    this.#counts[index & mask] = (this.#counts[index & mask] as number) + 1;
  }

  /** The bins from the lowest to the highest, those without values too. */
  rows(): ChartRow[] {
    if (this.#highest < this.#lowest) return [];
    if (this.#smallest === this.#largest)
      return [[String(this.#smallest), this.#counts[this.#lowest & mask] as number]];
    const last = this.#lastIndex();
    const factor = this.#cellsPerBin(last);
    const firstBin = Math.floor(this.#lowest / factor);
    const rows = Array.from({ length: Math.floor(last / factor) - firstBin + 1 }, (_, index): ChartRow => [
      this.#label((firstBin + index) * factor, factor),
      0,
    ]);
    for (let index = this.#lowest; index <= this.#highest; index++) {
      const row = rows[Math.floor(Math.min(index, last) / factor) - firstBin] as ChartRow;
      row[1] += this.#counts[index & mask] as number;
    }
    return rows;
  }

  #begin(value: number): void {
    const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
    this.#exponent = Math.max(magnitude - firstDigits, smallestExponent);
    this.#lowest = this.#highest = cellIndex(value, this.#exponent);
  }

  #mergeTen(): void {
    const merged = new Float64Array(cells);
    for (let index = this.#lowest; index <= this.#highest; index++) {
      const cell = Math.floor(index / 10) & mask;
      merged[cell] = (merged[cell] as number) + (this.#counts[index & mask] as number);
    }
    this.#counts = merged;
    this.#lowest = Math.floor(this.#lowest / 10);
    this.#highest = Math.floor(this.#highest / 10);
    this.#exponent++;
  }

  /** The cell that decides where the bins end: the one before the highest when that holds only its lower edge. */
  #lastIndex(): number {
    const isEdge =
      Math.abs(scaled(this.#largest, this.#exponent) - this.#highest) < tolerance &&
      this.#highest > this.#lowest;
    return isEdge ? this.#highest - 1 : this.#highest;
  }

  #cellsPerBin(last: number): number {
    for (let power = 1; ; power *= 10)
      for (const nice of niceFactors) {
        const factor = nice * power;
        if (Math.floor(last / factor) - Math.floor(this.#lowest / factor) < mostBins) return factor;
      }
  }

  #label(index: number, width: number): string {
    const separator = this.#lowest < 0 ? ' to ' : '–';
    return `${edge(index, this.#exponent)}${separator}${edge(index + width, this.#exponent)}`;
  }
}

/** In widths of a cell. Powers of ten are exact only when they are not fractions. */
const scaled = (value: number, exponent: number): number =>
  exponent < 0 ? value * 10 ** -exponent : value / 10 ** exponent;

function cellIndex(value: number, exponent: number): number {
  const position = scaled(value, exponent);
  const nearest = Math.round(position);
  return Math.abs(position - nearest) < tolerance ? nearest : Math.floor(position);
}

const edge = (index: number, exponent: number): string =>
  String(exponent < 0 ? index / 10 ** -exponent : index * 10 ** exponent);
