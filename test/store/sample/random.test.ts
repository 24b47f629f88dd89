import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../main/store/sample/random.ts';

describe('Random', () => {
  test('repeats itself for a seed, to the last bit', () => {
    const random = new Random(42);
    expect([random.next(), random.next(), random.next()]).toEqual([
      0.6011037519201636, 0.44829055899754167, 0.8524657934904099,
    ]);
  });

  test('gives whole numbers within the bounds, both included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -100, max: 100 }), fc.nat(3), (seed, low, width) => {
        const random = new Random(seed);
        const numbers = new Set(Array.from({ length: 200 }, () => random.integer(low, low + width)));
        expect([...numbers].sort((a, b) => a - b)).toEqual(
          Array.from({ length: width + 1 }, (_, i) => low + i),
        );
      }),
    );
  });

  test('gives normal numbers around the mean', () => {
    const random = new Random(1);
    const numbers = Array.from({ length: 20_000 }, () => random.normal(50, 10));
    const mean = numbers.reduce((sum, number) => sum + number) / numbers.length;
    const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
    expect(mean).toBeCloseTo(50, 0);
    expect(Math.sqrt(variance)).toBeCloseTo(10, 0);
  });
});
