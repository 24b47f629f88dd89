import { t } from '../words.ts';

interface ShortcutGroup {
  title: string;
  shortcuts: { does: string; keys: string }[];
}

const isMac = navigator.userAgent.includes('Macintosh');

/** With the key that the menus of this system use. */
export const command = (key: string): string => (isMac ? `⌘${key}` : `${t('keys.command')}+${key}`);

/** With Control, which macOS has beside the key of its menus. */
export const control = (key: string): string => (isMac ? `⌃${key}` : `${t('keys.command')}+${key}`);

const or = (one: string, other: string): string => t('shortcuts.or', { one, other });

/** What the keyboard does, as Help lists it; `main/app/menu.ts` has those of the menus. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: t('shortcuts.everywhere'),
    shortcuts: [
      { does: t('shortcuts.open'), keys: command('O') },
      { does: t('shortcuts.export'), keys: command('E') },
      { does: t('shortcuts.save'), keys: command('S') },
      { does: t('shortcuts.undo'), keys: or(command('Z'), command('Y')) },
      { does: t('shortcuts.reload'), keys: or('F5', command('R')) },
      { does: t('shortcuts.zoom'), keys: [t('keys.plus'), t('keys.minus'), '0'].map(command).join(', ') },
      { does: t('shortcuts.full-screen'), keys: isMac ? '⌃⌘F' : 'F11' },
    ],
  },
  {
    title: t('shortcuts.page'),
    shortcuts: [
      { does: t('shortcuts.next-field'), keys: t('keys.tabs') },
      { does: t('shortcuts.press'), keys: t('keys.press') },
      { does: t('shortcuts.go-through'), keys: t('keys.arrows-or-type') },
      { does: t('shortcuts.close'), keys: t('keys.escape') },
    ],
  },
  {
    title: t('shortcuts.query'),
    shortcuts: [
      { does: t('shortcuts.run'), keys: command(t('keys.enter')) },
      { does: t('shortcuts.complete'), keys: control(t('keys.space')) },
      { does: t('shortcuts.indent'), keys: t('keys.tab') },
      { does: t('shortcuts.leave'), keys: t('keys.escape-tab') },
    ],
  },
  {
    title: t('shortcuts.preview'),
    shortcuts: [
      { does: t('shortcuts.choose-cells'), keys: t('keys.shift-arrows') },
      { does: t('shortcuts.copy'), keys: ['A', 'C'].map(command).join(', ') },
      { does: t('shortcuts.column-menu'), keys: t('keys.enter-on-name') },
      { does: t('shortcuts.cell-menu'), keys: t('keys.cell-menu') },
      { does: t('shortcuts.width'), keys: t('keys.with-arrows', { key: isMac ? '⌥' : 'Alt' }) },
    ],
  },
  {
    title: t('shortcuts.columns'),
    shortcuts: [
      { does: t('shortcuts.move'), keys: t('keys.move') },
      { does: t('shortcuts.tick'), keys: t('keys.space') },
    ],
  },
];
