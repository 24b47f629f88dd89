/** What there is to know of a format, apart from how it is written. */
interface FormatDescription {
  /** In a menu of formats. */
  label: string;
  /** A file of it, in a list of kinds of files. */
  fileKind: string;
  /** Without its dot; no other format has it. */
  extension: string;
  /** The most rows a sheet may have, or a file where there are no sheets. */
  rowLimit: number;
  hasSheets: boolean;
  /** What rows beyond the limit continue in, where they may: a file then has parts, or a workbook more sheets. */
  continuesIn: 'files' | 'sheets';
}

/**
 * The formats. What else a format needs is in records by its id, so that the compiler names each of them for a format
 * that is added here.
 */
export const formats = {
  csv: {
    label: 'CSV',
    fileKind: 'CSV file',
    extension: 'csv',
    rowLimit: 5_000_000,
    hasSheets: false,
    continuesIn: 'files',
  },
  excel: {
    label: 'Excel',
    fileKind: 'Excel workbook',
    extension: 'xlsx',
    rowLimit: 1_000_000,
    hasSheets: true,
    continuesIn: 'sheets',
  },
} as const satisfies Record<string, FormatDescription>;

export type Format = keyof typeof formats;

export const formatIds = Object.keys(formats) as readonly Format[];

/** What is made when nobody says otherwise: numbers of students stay as they are, and it opens right everywhere. */
export const defaultFormat: Format = 'excel';

/** The format that has an extension, which is given without its dot; undefined where none has it. */
export const formatWithExtension = (extension: string): Format | undefined =>
  formatIds.find((format) => formats[format].extension === extension);
