import { systemPreferences, type BrowserWindow } from 'electron';

/** The colour that somebody has chosen for their system, `#rrggbb`; null where there is none to know of. */
export function systemAccent(): string | null {
  // Linux has it in later versions of Electron only, and not on every desktop.
  const { getAccentColor } = systemPreferences as Partial<typeof systemPreferences>;
  const colour = getAccentColor?.call(systemPreferences) ?? '';
  return /^[\da-f]{6}/i.test(colour) ? `#${colour.slice(0, 6)}` : null;
}

/** Tells each other colour that is chosen: at once where the system says so, else when somebody comes back from choosing it. */
export function followAccent(window: BrowserWindow, tell: (accent: string | null) => void): void {
  let known = systemAccent();
  const look = (): void => {
    const accent = systemAccent();
    if (accent === known) return;
    known = accent;
    tell(accent);
  };
  window.on('focus', look);
  systemPreferences.on('accent-color-changed', look);
  window.once('closed', () => {
    systemPreferences.off('accent-color-changed', look);
  });
}
