import { formats } from '../contract/formats.ts';
import type { ErrorDetail, ExportError, ExportErrorCode } from '../contract/errors.ts';
import { mostRowBytes } from '../contract/limits.ts';
import { shortened } from '../contract/shortened.ts';
import type { Words } from './words.ts';

/** What each error tells a school secretary, and what to do about it. */
const sentences: { [C in ExportErrorCode]: (detail: ErrorDetail<C>, words: Words) => string } = {
  REQUEST_INVALID: (d) => `The request cannot be understood: ${d.problem}`,
  DATASET_NOT_FOUND: (d) => `Dataset '${d.dataset}' not found. Choose one of the datasets in the list.`,
  COLUMN_NOT_FOUND: (d) =>
    `Column '${d.column}' not found${d.columns === undefined ? '' : `. There are: ${d.columns}.`}`,
  MEASURE_NOT_POSSIBLE: (d) =>
    `There is no ${d.function} of '${d.column}', which holds no numbers. ` +
    (d.columns === '' ? '' : `Columns of numbers: ${d.columns}. `) +
    'Of any column there are count, smallest and largest.',
  GROUP_NOT_POSSIBLE: (d) =>
    `'${d.column}' cannot be grouped by ${d.part}, as it holds no dates. ` +
    (d.columns === '' ? '' : `Columns of dates: ${d.columns}. `) +
    'Group by the column itself instead.',
  COLUMNS_EMPTY: () => 'No column is chosen. Choose at least one column.',
  DATE_FORMAT_NOT_FOUND: (d) => `Date format '${d.dateFormat}' not found`,
  OPERATOR_NOT_FOUND: (d) =>
    `Filter operator '${d.operator}' not found. Use = != < <= > >= contains starts-with in is-null not-null between.`,
  FILTER_VALUE_INVALID: (d) => `The filter on '${d.column}' needs ${d.expected}, but '${d.value}' was given.`,
  PARAMETER_MISSING: (d) => `${d.label} is missing. Fill it in first (parameter '${d.parameter}').`,
  PARAMETER_NOT_FOUND: (d) => `This dataset has no parameter '${d.parameter}'.`,
  PARAMETER_INVALID: (d) => `Parameter '${d.parameter}' needs ${d.expected}, but '${d.value}' was given.`,
  PERIOD_NOT_SUPPORTED: (d) =>
    `Dataset '${d.dataset}' has no period. Use a filter on one of its dates instead.`,
  PERIOD_IN_NO_TERM: () => 'Today is in no term. Choose another period, or change the terms in Settings.',
  SPLIT_TOO_MANY: (d) =>
    `'${d.column}' has more than ${d.limit} different values, and each would be a file. Choose a column with fewer values, ` +
    'or fewer rows with a filter or a period.',
  SPLIT_NOT_POSSIBLE: (d) =>
    `There cannot be a file for each value of '${d.column}': among them are very long texts, bytes, or texts where numbers ` +
    'or dates belong. Choose another column, or leave these rows out with a filter.',
  SPLIT_EMPTY: () => 'There are no rows, and so no files to make. Check the filters and the period.',
  CHOICE_NOT_FOUND: (d) => `There is no ${d.what} with the number ${d.id} in these data.`,
  QUERY_NOT_ALLOWED: () => 'Only one SELECT statement that reads data can be exported. Nothing was changed.',
  CACHE_ENTRY_NOT_FOUND: (d) =>
    `There is no finished file with the key '${d.key}'. 'analytics-export cache list' shows those there are.`,
  TABLE_NOT_READABLE: (d) =>
    `'${shortened(d.table)}' cannot be read: ` +
    // SQLite's words for what a view or a column of the file may not do.
    (d.reason.startsWith('unsafe use of ')
      ? `it uses ${d.reason.slice('unsafe use of '.length)}, which a database file may not do here`
      : d.reason) +
    '. Choose another table, or have it mended where the database comes from.',
  QUERY_FAILED: (d) => `The query cannot be run: ${d.reason}.`,
  SAVED_EXPORT_NOT_FOUND: (d) => `There is no saved export '${d.name}'. See which there are, or save it.`,
  SAVED_EXPORT_EXISTS: (d) =>
    `There is a saved export '${d.name}' already. Give this one another name, or replace the other.`,
  SAVED_EXPORT_NOT_FITTING: (d) =>
    `'${d.name}' needs what '${d.source}' does not have: ${d.missing}. Open the data that it was saved for, or save one for these.`,
  SAVED_EXPORT_NOT_UNDERSTOOD: (d) =>
    `'${d.file}' is no saved export, or one of a newer version of Analytics Export. Choose a file that was exported as one.`,
  FEATURE_OFF: (d) =>
    ({
      'typed-query': 'Typed queries are switched off on this computer. Choose one of the datasets, or ',
      'other-databases': 'Only the sample school can be opened on this computer. Use it, or ',
      servers: 'Reading from servers is switched off on this computer. Choose a database, or ',
    })[d.feature] + 'ask the administrator who has settled this.',
  DATASET_TOO_LARGE: (d) =>
    `Dataset too large (${d.rows} rows). Maximum ${d.limit} rows allowed. Choose fewer with a filter or a period` +
    {
      csv: ', or let the rows continue in further files.',
      excel: ', export as CSV, or let the rows continue on further sheets.',
    }[d.format],
  ROW_TOO_LARGE: (d) =>
    `${d.row === null ? 'A row' : `Row ${d.row}`} is too large: ` +
    (d.column === null ? 'it takes ' : `its column '${d.column}' takes `) +
    (d.bytes === null ? 'more' : `${Math.ceil(d.bytes / 1_000_000)} MB, more`) +
    ` than the ${mostRowBytes / 1_000_000} MB that a row may have. ` +
    (d.column === null ? 'Choose fewer columns' : 'Leave that column out') +
    ', or leave the row out with a filter.',
  SOURCE_NOT_FOUND: (d) => `The database '${d.name}' does not exist or cannot be opened.`,
  SOURCE_PATH_TOO_LONG: (d) =>
    `The database '${d.name}' is in so many folders, or folders with such long names, that it cannot be opened. ` +
    'Move it, or copy it, to a folder with a shorter path, then open it there.',
  SOURCE_NOT_DATABASE: (d) => `'${d.name}' is not an SQLite database. Choose another file.`,
  SOURCE_NOT_READABLE: (d) =>
    `The database '${d.name}' cannot be read as it is: ${d.reason}. Choose another one, or have it mended where it comes from.`,
  SOURCE_CORRUPT: (d) =>
    `The database '${d.name}' is damaged and cannot be read completely. Use a backup of it.`,
  SOURCE_LOCKED: (d) =>
    `The database '${d.name}' is in use by another program. Close that program, then try again.`,
  SOURCE_CLOSED: () =>
    'Another database has been opened since. Open the one meant here again, then try again.',
  SOURCE_UNFINISHED: (d) =>
    `The database '${d.name}' was left in the middle of a change. Open it once with the program it belongs to, then ` +
    `try again; if its folder is read-only, first copy it, with the files beside it whose names begin with ` +
    `'${d.name}-', into a folder you may write to.`,
  SAMPLE_IN_USE: () =>
    'The sample school is open, or being exported. Open another database, let its exports end, then try again.',
  DROP_NOT_ONE_FILE: () =>
    'One database is opened at a time. Drop a single file of this computer; the name of a database often ends in .db or .sqlite.',
  REMOTE_ADDRESS_INVALID: (d) =>
    `'${d.address}' is no address that can be used. It begins with https:// (http:// on this computer only) and has no ` +
    `user name or password in it.`,
  REMOTE_TOKEN_MISSING: (d) =>
    `The environment variable '${d.variable}', which should have the token for the server, is empty. Set it, then try again.`,
  CONNECTION_NOT_FOUND: (d) => `There is no connection '${d.name}'. See which there are, or add it.`,
  CONNECTION_EXISTS: (d) =>
    `There is a connection '${d.name}' already. Give this one another name, or remove the other first.`,
  CONNECTION_SECRET_MISSING: (d) =>
    `The token or secret for '${d.server}' is not there to be read: only the window can, on the computer and the account it ` +
    `was given on. Give it anew in the window, under Connections; on the command line name an environment variable that has it.`,
  REMOTE_AUTHORITIES_MISSING: (d) =>
    `The file of certificates '${d.file}' cannot be read. Check its name, then try again.`,
  REMOTE_UNREACHABLE: (d) =>
    `The server '${d.host}' cannot be reached now (${d.reason}). Check the network, then try again.`,
  REMOTE_SLOW: (d) =>
    `The server '${d.host}' has not answered for ${d.seconds} seconds. Try again later, or ask who runs it.`,
  REMOTE_BROKEN: (d) =>
    `The connection to '${d.host}' broke off again and again. Check the network, then try again.`,
  REMOTE_BUSY: (d) => `The server '${d.host}' is busy and asks to wait. Try again later.`,
  REMOTE_FAILED: (d) =>
    `The server '${d.host}' had a failure of its own (${d.status}). Try again later, or tell who runs it.`,
  REMOTE_REFUSED: (d) =>
    `The server '${d.host}' refused what it was asked for (${d.status}). Check the address and the settings of the connection.`,
  REMOTE_SIGN_IN: (d) =>
    `The server '${d.host}' does not let you in: the token or secret is missing, wrong, or has run out. Get a new one from who runs it.`,
  REMOTE_NOT_FOUND: (d) => `There is nothing at this address on '${d.host}'. Check the address.`,
  REMOTE_ELSEWHERE: (d) =>
    `The server '${d.host}' leads to another one, '${d.other}', which is not followed. Ask who runs it for the right address.`,
  REMOTE_CERTIFICATE: (d) =>
    `The server '${d.host}' cannot prove that it is the one it claims to be (${d.reason}). Ask who runs it for its ` +
    `certificate authority.`,
  REMOTE_NOT_UNDERSTOOD: (d) =>
    `What '${d.host}' answers is not what was expected: ${d.problem}. Check the address and its kind.`,
  REMOTE_EXPORT_NOT_OFFERED: (d) =>
    `What these data come from makes no ${formats[d.format].label} files itself. Let this application make the file.`,
  REMOTE_EXPORT_FAILED: (d) =>
    `The server '${d.host}' could not make the file: ${d.problem}. Try again, or ask who runs it.`,
  REMOTE_FILE_DAMAGED: (d) =>
    `The file that '${d.name}' has made is not whole, or not what was said of it. Try again, or ask who runs the server.`,
  REMOTE_CHANGED: (d) => `The data of '${d.name}' changed while they were being read. Try again.`,
  STORE_TOO_NEW: () =>
    'This store was made by a newer version of Analytics Export. Update the application to open it.',
  TARGET_FOLDER_MISSING: (d) => `The folder '${d.folder}' does not exist. Choose another folder.`,
  TARGET_NOT_WRITABLE: (d) => `Files cannot be saved in '${d.folder}'. Choose a folder you may write to.`,
  TARGET_EXISTS: (d) => `'${d.name}' is there already. Move it away, or choose another file name.`,
  TARGET_IS_FOLDER: (d) => `'${d.name}' is a folder. Choose a file name inside it.`,
  TARGET_IS_SOURCE: (d) => `'${d.name}' belongs to the database that is exported. Choose another file name.`,
  TARGET_IS_OURS: (d) =>
    `'${d.name}' belongs to Analytics Export itself, which keeps its own data in it. Choose another file name.`,
  TARGET_NOT_ALLOWED: (d) =>
    `On this computer exports can be saved in ${d.folders.map((folder) => `'${folder}'`).join(', ')} only. ` +
    'Choose a folder in there.',
  TARGET_NAME_INVALID: (d) =>
    `'${d.name}' cannot be the name of a file on Windows. Choose one without < > : " / \\ | ? * and without a dot or a ` +
    'space at its end; names such as CON and NUL are those of devices.',
  TARGET_NAME_TOO_LONG: (d) =>
    `The file name '${shortened(d.name, 60)}', or the path of its folder, is longer than this disk allows. Choose a shorter one.`,
  TARGET_IN_USE: (d) => `'${d.name}' is open in another program. Close it there, then try again.`,
  DISK_FULL: () =>
    'The disk is full. Free some space or choose another place, then try again. The old file is unchanged.',
  DISK_SPACE_LOW: (d) =>
    `The file will take about ${Math.ceil(d.needed / 1_000_000)} MB, but only ` +
    `${Math.floor(d.free / 1_000_000)} MB are free in '${d.folder}'. Free some space or choose another place.`,
  DISK_FAILED: (d) =>
    `The file could not be written (${d.reason}). Check the drive or choose another place, then try again.`,
  WORKING_FOLDER_MISSING: () =>
    'The folder you are in was deleted or moved. Change to another folder, then try again.',
  HOME_MISSING: (d) =>
    `This computer does not say where your files are kept: HOME is '${shortened(d.home)}', not the full path of a folder. ` +
    'Set it, or set ANALYTICS_EXPORT_DATA_FOLDER to a folder for the data of Analytics Export.',
  SETTINGS_INVALID: (d) =>
    `The settings that the administrator of this computer has made in '${d.file}' cannot be understood: ${d.problem}. ` +
    'Ask the administrator to mend them. Until then nothing is opened, so that no rule is passed over.',
  SETTINGS_UNSAFE: (d) =>
    `The settings of this computer in '${d.file}' can be changed by others than its administrator. Ask the administrator ` +
    'to give the file and its folder to root, and to let nobody else write there. Until then nothing is opened.',
  RESULT_MISSING: (d) => `'${d.name}' is not there any more: it was moved or deleted. Export it again.`,
  RESULT_NOT_READABLE: (d) => `'${d.name}' cannot be read. Close it where it is open, then try again.`,
  RESULT_NOT_OPENED: (d) => `No program on this computer opens '${d.name}'. Show it in its folder instead.`,
  SUPERSEDED: () => 'Something newer was asked for in the meantime.',
  RUN_CANCELLED: (d) =>
    `The export was cancelled: ${d.finished} of ${d.files} files are finished, the others were not written.`,
  CANCELLED: () => 'The export was cancelled. Nothing was written.',
  ROWS_DIFFER: (d) =>
    `The source has ${d.counted} rows, but ${d.read} arrived, so nothing was written. Please try again.`,
  JOB_NOT_FOUND: (d) => `There is no export with the number '${d.taskId}'.`,
  JOB_RUNNING: (d) => `The export of '${d.name}' is still running. Cancel it first.`,
  JOB_FINISHED: (d) => `The export of '${d.name}' is already finished.`,
  JOB_UNFINISHED: (d) => `The export of '${d.name}' has no complete file.`,
  JOB_ENDED: (d) => `The export of '${d.name}' has already ended.`,
  JOB_INTERRUPTED: () =>
    'The application ended several times while it worked on this export, so it was given up. The old file is unchanged.',
  JOB_NOT_UNDERSTOOD: () =>
    'This export was asked for by another version of Analytics Export, or what was noted of it is damaged. Export again.',
  JOB_NOT_EDITABLE: (d) =>
    `'${d.name}' was exported with settings that this page cannot show. Export it again in the way it was made, or choose anew.`,
  JOB_OF_OTHER_SOURCE: (d) =>
    `'${d.name}' was exported from '${d.source}', which is not open now. Open it, then edit the export.`,
  JOB_FORGOTTEN: (d) =>
    `The export of '${d.name}' was removed from the list of exports before it was finished. Export again.`,
  TARGET_CHANGED: (d) =>
    `'${d.name}' was changed after the application had ended in the middle of this export, so it was left as it is. Try again to replace it.`,
  ENGINE_ENDED: () =>
    'The part of the application that reads and writes ended unexpectedly. The old file is unchanged. If it happens again, the database may be damaged.',
  MEMORY_EXCEEDED: () =>
    'These data take more memory than an export may: a value is enormous, or a view or a query has no end. ' +
    'Choose another table, fewer columns, or fewer rows with a filter. The old file is unchanged.',
  QUEUE_TOO_NEW: () =>
    'The list of exports was made by a newer version of Analytics Export. Update the application to open it.',
  QUEUE_UNUSABLE: (d) =>
    `The list of exports in '${d.folder}' cannot be used (${d.reason}). Check that you may write there, that the disk is not full and that no other program has it open, then start again.`,
  UPDATE_IMPOSSIBLE: () =>
    'This copy of Analytics Export cannot update itself. Ask the administrator of this computer for a newer version.',
  UPDATE_UNREACHABLE: (d) =>
    `The newer version could not be fetched from '${d.address}'. Check the network, then try again later.`,
  UPDATE_UNTRUSTED: () =>
    'What the update server offers is not what the makers of Analytics Export have signed, so nothing was installed. ' +
    'Tell the administrator of this computer.',
  UPDATE_NOT_INSTALLED: () =>
    'The newer version could not be installed. Start Analytics Export again; if it does not start, ask the administrator ' +
    'of this computer.',
  UNEXPECTED: () => 'Something unexpected went wrong. Nothing was written. Please try again.',
};

/** What an error tells, and what to do about it. */
export function errorWords({ code, detail }: Pick<ExportError, 'code' | 'detail'>, words: Words): string {
  // An error pairs a code with its own detail, which its type cannot tell.
  const sentence: (detail: never, words: Words) => string = sentences[code];
  return sentence(detail as never, words);
}
