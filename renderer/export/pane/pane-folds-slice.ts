import { create } from 'zustand';

interface PaneFoldsSlice {
  /** The titles of the sections that are folded. */
  folded: ReadonlySet<string>;
  setFolded: (title: string, isFolded: boolean) => void;
}

export const usePaneFolds = create<PaneFoldsSlice>()((set) => ({
  folded: new Set(),
  setFolded: (title, isFolded) => {
    set(({ folded }) => {
      const others = [...folded].filter((one) => one !== title);
      return { folded: new Set(isFolded ? [...others, title] : others) };
    });
  },
}));
