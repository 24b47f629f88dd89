import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { Preview } from '../../../../preload/contract/preview.ts';
import { copiedCells } from './copied-cells.ts';
import { headerRow, type Area } from './selection.ts';

interface Wanted {
  area: Area;
  withNames: boolean;
}

/** Copies the chosen area while the grid has the focus; gives what copies another one. */
export function useCopying(
  grid: RefObject<HTMLElement | null>,
  preview: Preview,
  chosen: Area,
): (wanted: Wanted) => void {
  const asked = useRef<Wanted | null>(null);
  // Where nothing is marked as text is, the event of copying does not go by the focus.
  const copy = useEffectEvent((event: ClipboardEvent) => {
    const isChosen = document.activeElement === grid.current && preview.columns.length > 0;
    const wanted = asked.current ?? (isChosen ? { area: chosen, withNames: chosen.top === headerRow } : null);
    if (!wanted) return;
    const { text, html } = copiedCells(preview, wanted.area, wanted.withNames);
    event.clipboardData?.setData('text/plain', text);
    event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('copy', copy);
    return () => {
      document.removeEventListener('copy', copy);
    };
  }, []);
  return (wanted) => {
    asked.current = wanted;
    // The only way that asks for no permission: everything else that reaches the clipboard is denied to the page.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    document.execCommand('copy');
    asked.current = null;
  };
}
