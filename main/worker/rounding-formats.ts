import { mostDecimals } from '../../preload/contract/limits.ts';

/**
 * English number formats without groups by the places they round to, from none to `mostDecimals`: the middle goes away from
 * zero, of a number as it is spelt. `options` say what else they do.
 */
export const roundingFormats = (
  options: (places: number) => Intl.NumberFormatOptions = () => ({}),
): readonly Intl.NumberFormat[] =>
  Array.from(
    { length: mostDecimals + 1 },
    (_, places) =>
      new Intl.NumberFormat('en', { maximumFractionDigits: places, useGrouping: false, ...options(places) }),
  );
