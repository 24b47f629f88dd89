interface ShortcutGroup {
  title: string;
  shortcuts: { does: string; keys: string }[];
}

const isMac = navigator.userAgent.includes('Macintosh');

/** With the key that the menus of this system use. */
export const command = (key: string): string => (isMac ? `⌘${key}` : `Ctrl+${key}`);

/** What the keyboard does, as Help lists it; `main/app/menu.ts` has those of the menus. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { does: 'Open a database', keys: command('O') },
      { does: 'Export', keys: command('E') },
      { does: 'Save what is chosen, to export it again', keys: command('S') },
      { does: 'Undo or redo what was set', keys: `${command('Z')} or ${command('Y')}` },
      { does: 'Read the preview again', keys: `F5 or ${command('R')}` },
      { does: 'Larger, smaller, usual size', keys: ['Plus', 'Minus', '0'].map(command).join(', ') },
      { does: 'Full screen', keys: isMac ? '⌃⌘F' : 'F11' },
    ],
  },
  {
    title: 'On a page',
    shortcuts: [
      { does: 'Next or previous field', keys: 'Tab or Shift+Tab' },
      { does: 'Press a button, open a list', keys: 'Space or Enter' },
      { does: 'Go through a list', keys: 'Arrow keys, or type' },
      { does: 'Close a list or a dialog', keys: 'Esc' },
    ],
  },
  {
    title: 'In a query',
    shortcuts: [
      { does: 'Run it', keys: command('Enter') },
      { does: 'List what can stand there', keys: isMac ? '⌃Space' : 'Ctrl+Space' },
      { does: 'Indent', keys: 'Tab' },
      { does: 'Leave the field', keys: 'Esc, then Tab' },
    ],
  },
  {
    title: 'Preview',
    shortcuts: [
      { does: 'Choose cells', keys: 'Shift and arrow keys' },
      { does: 'Choose all cells, copy', keys: ['A', 'C'].map(command).join(', ') },
      { does: 'Open the menu of a column', keys: 'Enter on its name' },
      { does: 'Wider, narrower', keys: isMac ? '⌥ and arrow keys' : 'Alt and arrow keys' },
    ],
  },
  {
    title: 'Columns',
    shortcuts: [
      { does: 'Move a column', keys: 'Enter on its handle, arrow keys, Enter' },
      { does: 'Tick or clear a column', keys: 'Space' },
    ],
  },
];
