/** Plain constants, apart from the schemas: the window and the worker need them without a schema library. */

/** The most sheets a request may have. */
export const sheetLimit = 50;
/** The most values of a column with a file for each. */
export const splitLimit = 200;
/** Characters of a printed page's header or footer. */
export const pageTextLimit = 200;
/** The most bytes of a row as it is stored: a scanned page or a photo, not a film. */
export const mostRowBytes = 16_000_000;
/** The most places that a number of a summary is rounded to. */
export const mostDecimals = 6;
export const batchRows = 500;
export const previewRows = 100;
/** Characters. ECMA-376 leaves names open; Excel itself stops at 31. */
export const sheetNameLimit = 31;

/** Days for which ended exports, with what was asked for, stay in the list of exports. */
export const historyDays = 30;
