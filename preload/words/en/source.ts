/** The opened source, and how another one is opened. */
export const source = {
  'source.open-database': 'Open a database…',
  'source.use-sample': 'Use the sample school',
  'source.sample': 'Sample school',
  'source.preparing': 'Preparing the sample school…',
  'source.data': 'Data',
  'source.data-from': 'Data from:',
  'source.opening': 'Opening {name}…',
  'source.manage-connections': 'Manage connections…',
} as const;
