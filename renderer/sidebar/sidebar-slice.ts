import { create } from 'zustand';

interface SidebarSlice {
  /** Whether it is unfolded where it has no place of its own: in a narrow window. */
  isOpen: boolean;
  toggle: () => void;
  close: () => void;
}

export const useSidebar = create<SidebarSlice>()((set) => ({
  isOpen: false,
  toggle: () => {
    set(({ isOpen }) => ({ isOpen: !isOpen }));
  },
  close: () => {
    set({ isOpen: false });
  },
}));
