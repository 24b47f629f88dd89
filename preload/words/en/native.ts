/** What is dropped on the window, and the menus of the right button. */
export const native = {
  'drop.hint': 'Drop the database here to open it',
  'drop.question': "Do you want to open ''{name}''?",
  'drop.detail': 'It is in {folder}. What is exported comes from it from then on.',
  'drop.open': 'Open',
  'text.cut': 'Cut',
  'text.copy': 'Copy',
  'text.paste': 'Paste',
  'text.select-all': 'Select all',
  'cell.title': 'Cell of {column}',
  'cell.titles': 'Chosen cells',
  'cell.copy': 'Copy',
  'cell.copy-with-names': 'Copy with the column names',
  'cell.filter': 'Filter',
  'cell.copy-column': 'Copy what is shown',
  'shortcuts.cell-menu': 'Open the menu of a cell',
  'keys.cell-menu': 'Shift+F10',
} as const;
