/** The Settings screen. */
export const settings = {
  'settings.language': 'Language',
  'settings.language-lead': 'Of everything in this window. The commands for scripts stay in English.',
  'settings.language-system': 'As on this computer ({language})',
} as const;
