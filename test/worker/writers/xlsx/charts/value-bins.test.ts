import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ValueBins } from '../../../../../main/worker/writers/xlsx/charts/value-bins.ts';
import type { ChartRow } from '../../../../../preload/contract/chart.ts';

function binsOf(values: Iterable<number>): ChartRow[] {
  const bins = new ValueBins();
  for (const value of values) bins.add(value);
  return bins.rows();
}

const labelsOf = (values: Iterable<number>): string[] => binsOf(values).map(([label]) => label);
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test('0 to 100 are ten bins of 10; the last one takes the 100', () => {
  const bins = binsOf(range(0, 100));
  expect(bins.map(([label]) => label)).toEqual(range(0, 9).map((ten) => `${ten * 10}–${ten * 10 + 10}`));
  expect(bins.map(([, count]) => count)).toEqual([...Array<number>(9).fill(10), 11]);
});

test('no value has no bin, one value has its own', () => {
  expect(binsOf([])).toEqual([]);
  expect(binsOf([87.5])).toEqual([['87.5', 1]]);
  expect(binsOf([0, 0, -0])).toEqual([['0', 3]]);
  expect(binsOf([-1e99, -1e99])).toEqual([['-1e+99', 2]]);
});

test('negative values', () => {
  expect(labelsOf(range(-20, 30))).toEqual(range(-4, 5).map((five) => `${five * 5} to ${five * 5 + 5}`));
  expect(binsOf([-0.57, -0.5])).toEqual([
    ['-0.57 to -0.56', 1],
    ...range(-56, -52).map((low) => [`${low / 100} to ${(low + 1) / 100}`, 0]),
    ['-0.51 to -0.5', 1],
  ]);
});

test('huge, tiny and very unlike values', () => {
  expect(binsOf([0, 1e99])).toHaveLength(10);
  expect(binsOf([1, -1e99, 1e99]).map(([, count]) => count)).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  expect(binsOf([5e-324, 1])).toHaveLength(10);
  expect(labelsOf([1_000_000, 3_000_000])).toContain('1000000–1200000');
});

test('a value on an edge lies above it, whatever binary fractions make of it', () => {
  const hundredths = range(50, 60).map((value) => value / 100);
  expect(binsOf(hundredths).map(([, count]) => count)).toEqual([...Array<number>(9).fill(1), 2]);
});

const value = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ noNaN: true, min: -1e99, max: 1e99 }),
);

/** The edges a label names. */
function edges(label: string): [low: number, high: number] {
  const [low = '', high = low] = label.split(/–| to /);
  return [Number(low), Number(high)];
}

test('counts sum up, bins are few, and each value lies in its bin', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (values) => {
      const bins = binsOf(values);
      expect(bins.length).toBeLessThanOrEqual(12);
      expect(bins.reduce((sum, [, count]) => sum + count, 0)).toBe(values.length);
      for (const [index, [label, count]] of bins.entries()) {
        const [low, high] = edges(label);
        const slack = (high - low) * 1e-6;
        const isLast = index === bins.length - 1;
        const surelyInside = values.filter((one) => one >= low + slack && one < high - slack).length;
        const perhapsInside = values.filter(
          (one) => one >= low - slack && (isLast ? one <= high + slack : one < high + slack),
        ).length;
        expect(count).toBeGreaterThanOrEqual(surelyInside);
        expect(count).toBeLessThanOrEqual(perhapsInside);
      }
    }),
  );
});

test('the order of the values makes no difference to the range', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 60 }),
      (values) => {
        expect(binsOf(values.toReversed())).toEqual(binsOf(values));
      },
    ),
  );
});
