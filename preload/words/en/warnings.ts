/** What each warning tells a school secretary. */
export const warnings = {
  'warning.RESULT_EMPTY': 'There are no rows in {names}. Check the filters and the period.',
  'warning.LEADING_ZEROS':
    'In {columns} there are numbers that begin with zeros. {format, select, csv {The file keeps the zeros, but Excel drops them when it opens a CSV file: export as Excel to see them.} other {They are kept as text, so that no zero is lost.}}',
  'warning.BYTES_AS_HEX':
    'In {columns} there are bytes that are no text, such as pictures. The file has their hexadecimal digits.',
  'warning.TIMES_SHORTENED':
    "In {columns} the chosen date format leaves out the time, or a part of it. The formats ''ISO with the time'' (iso-time) and ''As stored'' (stored) keep all of it.",
  'warning.ROWS_REPEATED':
    'The data changed while they were being read: {rows} rows came twice and are in the file once.',
  'warning.MADE_BY_SERVER':
    'The server has made this file in its own way: whether texts are kept from being run as formulas, and how dates are written, is its choice.',
  'warning.ROWS_STRAY':
    '{rows} results on the server belong to a student or a class that it tells nothing of: names are missing there, and what is put together by class is without them.',
  'warning.DISK_SPACE_TIGHT': 'The file will take about {needed} MB, and {free} MB are free. It may not fit.',
  'warning.TARGET_OPEN':
    "''{name}'' seems to be open in another program, which will go on showing the old file. Close it there.",
} as const;
