import { useEffect, useState, type RefObject } from 'react';

/** Consecutive rows or columns: from `first`, up to but not including `end`. */
export interface Span {
  first: number;
  end: number;
}

/** A part of the whole grid, in pixels from its beginning. */
interface Region {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What is drawn around what is seen, so that not every step of scrolling draws anew. Pixels. */
const [spareHeight, spareWidth] = [144, 300];

const contains = (outer: Region, inner: Region): boolean =>
  outer.top <= inner.top &&
  outer.bottom >= inner.bottom &&
  outer.left <= inner.left &&
  outer.right >= inner.right;

/** Those that any of the pixels from `from` to `to` belongs to; `offsets` says where each begins, and the last ends. */
export function spanOf(offsets: readonly number[], from: number, to: number): Span {
  const count = offsets.length - 1;
  return {
    first: Math.min(count, Math.max(0, countUpTo(offsets, from) - 1)),
    end: Math.min(count, countUpTo(offsets, to)),
  };
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of the grid that is to be drawn: what its scrolling element shows, and a little more. */
export function useRegion(element: RefObject<HTMLElement | null>): Region {
  const [region, setRegion] = useState<Region>({ top: 0, bottom: 1000, left: 0, right: 1200 });
  useEffect(() => {
    const scrolling = element.current;
    if (!scrolling) return;
    const follow = (): void => {
      const { scrollTop: top, scrollLeft: left, clientHeight, clientWidth } = scrolling;
      const seen = { top, bottom: top + clientHeight, left, right: left + clientWidth };
      setRegion((drawn) =>
        contains(drawn, seen)
          ? drawn
          : {
              top: top - spareHeight,
              bottom: seen.bottom + spareHeight,
              left: left - spareWidth,
              right: seen.right + spareWidth,
            },
      );
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(scrolling);
    scrolling.addEventListener('scroll', follow, { passive: true });
    return () => {
      sizes.disconnect();
      scrolling.removeEventListener('scroll', follow);
    };
  }, [element]);
  return region;
}
