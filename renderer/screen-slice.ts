import { create } from 'zustand';

export type ScreenId = 'export' | 'activity' | 'connections' | 'settings';

interface ScreenSlice {
  /** The one that is shown; the window opens with this. */
  screen: ScreenId;
  go: (screen: ScreenId) => void;
}

/** For as long as the window is open: the page that a change of the language loads is the same screen. */
const shown = 'screen';

export const useScreen = create<ScreenSlice>()((set) => ({
  screen: (sessionStorage.getItem(shown) ?? 'export') as ScreenId,
  go: (screen) => {
    sessionStorage.setItem(shown, screen);
    set({ screen });
  },
}));
