import { useEffect, useState } from 'react';
import { opensDatabases } from '../system.ts';

/**
 * Whether a file is dragged over the window, which may be dropped anywhere on it: the preload takes it, not the page. What lies
 * below, a field for text, gets nothing of it.
 */
export function useFileDrag(): boolean {
  const [isDragged, setDragged] = useState(false);
  useEffect(() => {
    if (!opensDatabases) return;
    const listening = new AbortController();
    /** The element that it was dragged onto last: who leaves that one has not gone on to another. */
    let entered: EventTarget | null = null;
    const on = (
      type: 'dragenter' | 'dragover' | 'dragleave' | 'drop',
      isOver: (target: EventTarget | null) => boolean,
    ): void => {
      window.addEventListener(
        type,
        (event) => {
          if (event.dataTransfer?.types.includes('Files') !== true) return;
          event.preventDefault();
          event.stopPropagation();
          event.dataTransfer.dropEffect = 'copy';
          setDragged(isOver(event.target));
        },
        { capture: true, signal: listening.signal },
      );
    };
    on('dragenter', (target) => {
      entered = target;
      return true;
    });
    on('dragover', () => true);
    on('dragleave', (target) => target !== entered);
    on('drop', () => false);
    return () => {
      listening.abort();
    };
  }, []);
  return isDragged;
}
