/** What the menus ask the page to do. */
export type MenuCommand = 'open-database' | 'export' | 'reload-preview' | 'shortcuts' | 'diagnostics';
