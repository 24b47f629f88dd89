import { create } from 'zustand';

export type ScreenId = 'export' | 'activity' | 'connections' | 'settings';

interface ScreenSlice {
  /** The one that is shown; the window opens with this. */
  screen: ScreenId;
  go: (screen: ScreenId) => void;
}

export const useScreen = create<ScreenSlice>()((set) => ({
  screen: 'export',
  go: (screen) => {
    set({ screen });
  },
}));
