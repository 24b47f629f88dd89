/** Plain constants, apart from the schemas: the window and the worker need them without a schema library. */

/** The most rows an export may have, per format (for Excel: per sheet). */
export const rowLimits = { csv: 5_000_000, excel: 1_000_000 } as const;
/** The most sheets a request may have. */
export const sheetLimit = 50;
/** Characters of a printed page's header or footer. */
export const pageTextLimit = 200;
/** The most bytes of a row as it is stored: a scanned page or a photo, not a film. */
export const mostRowBytes = 16_000_000;
export const batchRows = 500;
export const previewRows = 100;
/** Characters. ECMA-376 leaves names open; Excel itself stops at 31. */
export const sheetNameLimit = 31;

/** Days for which ended exports, with what was asked for, stay in the list of exports. */
export const historyDays = 30;

export const fileExtensions = { csv: 'csv', excel: 'xlsx' } as const;
