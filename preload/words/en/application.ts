/** What the window says about itself, whatever screen it shows. */
export const application = {
  'application.lost':
    'The window stopped working and was opened again. Exports go on; look over what is set on this page before you go on, too.',
  'update.waiting': 'Version {version} is installed as soon as no export runs.',
  'update.ready': 'Version {version} is ready.',
  'update.restart': 'Restart to install',
  'diagnostics.title': 'Diagnostics',
  'diagnostics.lead':
    'For whoever helps you when something does not work. This is all that Copy puts on the clipboard: no pupils, filters, queries, file names or folders.',
  'diagnostics.text': 'What is copied',
  'diagnostics.copy': 'Copy',
  'diagnostics.copied': 'Copied.',
} as const;
