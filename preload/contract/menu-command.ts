/** What the menus ask the page to do. */
export type MenuCommand =
  'open-database' | 'export' | 'save' | 'reload-preview' | 'shortcuts' | 'diagnostics';
