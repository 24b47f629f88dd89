import { create } from 'zustand';
import { narrowest, widest } from './column-width.ts';

interface ColumnWidthsSlice {
  /** Rem, by dataset and column, where somebody has changed them. */
  widths: Readonly<Record<string, number>>;
  /** Null is the usual width again. */
  setWidth: (id: string, width: number | null) => void;
}

export const useColumnWidths = create<ColumnWidthsSlice>()((set) => ({
  widths: {},
  setWidth: (id, width) => {
    set(({ widths }) => {
      const others = Object.fromEntries(Object.entries(widths).filter(([other]) => other !== id));
      return {
        widths: width === null ? others : { ...others, [id]: Math.min(widest, Math.max(narrowest, width)) },
      };
    });
  },
}));

/** What the width of a column is kept under. */
export const widthId = (dataset: string, column: string): string => `${dataset} ${column}`;
