/** How a file is called. */
export const fileName = {
  'file-name.label': 'File name',
  'file-name.chosen': 'After what is chosen',
  'file-name.moment': 'After the dataset and the moment',
  'file-name.own': 'Own pattern',
  'file-name.pattern': 'Pattern',
  'file-name.parts': 'Filled in: {parts}',
  'file-name.not-pattern': 'Only {parts} are filled in.',
  'file-name.obstacle': 'Finish the pattern of the file’s name, or choose another one.',
} as const;
