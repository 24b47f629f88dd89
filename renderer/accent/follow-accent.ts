import { api } from '../api.ts';
import { system } from '../system.ts';
import { accentColours } from './accent-colours.ts';

const tokens = [
  '--accent',
  '--accent-hover',
  '--on-accent',
  '--accent-text',
  '--accent-soft',
  '--focus',
] as const;
const surfaces = ['--surface', '--window', '--raised', '--control', '--hover'] as const;

const isDark = matchMedia('(prefers-color-scheme: dark)');

/** Has the window's accent be that of the system from now on, as far as it can be read; else it stays the window's own. */
export function followAccent(): void {
  let { accent } = system;
  const show = (): void => {
    const { style } = document.documentElement;
    for (const token of tokens) style.removeProperty(token);
    const own = getComputedStyle(document.documentElement);
    const valueOf = (token: string): string => own.getPropertyValue(token).trim();
    const colours =
      accent === null
        ? null
        : accentColours(accent, { surfaces: surfaces.map(valueOf), quietText: valueOf('--text-quiet') });
    for (const [token, colour] of Object.entries(colours ?? {})) style.setProperty(token, colour);
  };
  show();
  isDark.addEventListener('change', show);
  api.onAccentChanged((changed) => {
    accent = changed;
    show();
  });
}
