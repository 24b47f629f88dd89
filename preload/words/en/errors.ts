/** What each error tells a school secretary, and what to do about it. What no choice of a message knows, an earlier version said. */
export const errors = {
  'error.REQUEST_INVALID': 'The request cannot be understood: {problem}',
  'error.DATASET_NOT_FOUND': "Dataset ''{dataset}'' not found. Choose one of the datasets in the list.",
  'error.COLUMN_NOT_FOUND':
    "Column ''{column}'' not found{hasColumns, select, yes {. There are: {columns}.} other {}}",
  'error.MEASURE_NOT_POSSIBLE':
    "There is no {function} of ''{column}'', which holds no numbers. {hasColumns, select, yes {Columns of numbers: {columns}. } other {}}Of any column there are count, smallest and largest.",
  'error.GROUP_NOT_POSSIBLE':
    "''{column}'' cannot be grouped by {part}, as it holds no dates. {hasColumns, select, yes {Columns of dates: {columns}. } other {}}Group by the column itself instead.",
  'error.COLUMNS_EMPTY': 'No column is chosen. Choose at least one column.',
  'error.DATE_FORMAT_NOT_FOUND': "Date format ''{dateFormat}'' not found",
  'error.OPERATOR_NOT_FOUND':
    "Filter operator ''{operator}'' not found. Use = != '<' '<=' > >= contains starts-with in is-null not-null between.",
  'error.FILTER_VALUE_INVALID':
    "The filter on ''{column}'' needs {expected, select, number {a number} truth {true or false} day {a date like 2024-01-31} other {{expected}}}, but ''{value}'' was given.",
  'error.PARAMETER_MISSING': "{label} is missing. Fill it in first (parameter ''{parameter}'').",
  'error.PARAMETER_NOT_FOUND': "This dataset has no parameter ''{parameter}''.",
  'error.PARAMETER_INVALID':
    "Parameter ''{parameter}'' needs {expected, select, wholeNumber {a whole number} oneNumber {one number} other {{expected}}}, but ''{value}'' was given.",
  'error.PERIOD_NOT_SUPPORTED':
    "Dataset ''{dataset}'' has no period. Use a filter on one of its dates instead.",
  'error.PERIOD_IN_NO_TERM': 'Today is in no term. Choose another period, or change the terms in Settings.',
  'error.SPLIT_TOO_MANY':
    "''{column}'' has more than {limit} different values, and each would be a file. Choose a column with fewer values, or fewer rows with a filter or a period.",
  'error.SPLIT_NOT_POSSIBLE':
    "There cannot be a file for each value of ''{column}'': among them are very long texts, bytes, or texts where numbers or dates belong. Choose another column, or leave these rows out with a filter.",
  'error.SPLIT_EMPTY': 'There are no rows, and so no files to make. Check the filters and the period.',
  'error.CHOICE_NOT_FOUND':
    'There is no {what, select, student {student} class {class} studentReport {student report} teacherReport {weekly teacher report} tutorReport {weekly tutor report} other {{what}}} with the number {id} in these data.',
  'error.QUERY_NOT_ALLOWED':
    'Only one SELECT statement that reads data can be exported. Nothing was changed.',
  'error.CACHE_ENTRY_NOT_FOUND':
    "There is no finished file with the key ''{key}''. ''analytics-export cache list'' shows those there are.",
  'error.TABLE_NOT_READABLE':
    "''{table}'' cannot be read: {isUnsafe, select, yes {it uses {reason}, which a database file may not do here} other {{reason}}}. Choose another table, or have it mended where the database comes from.",
  'error.QUERY_FAILED':
    'The query cannot be run: {reason, select, placeholder {it has a placeholder; write the value itself} other {{reason}}}.',
  'error.SAVED_EXPORT_NOT_FOUND': "There is no saved export ''{name}''. See which there are, or save it.",
  'error.SAVED_EXPORT_EXISTS':
    "There is a saved export ''{name}'' already. Give this one another name, or replace the other.",
  'error.SAVED_EXPORT_NOT_FITTING':
    "''{name}'' needs what ''{source}'' does not have: {missing}. Open the data that it was saved for, or save one for these.",
  'error.SAVED_EXPORT_NOT_UNDERSTOOD':
    "''{file}'' is no saved export, or one of a newer version of Analytics Export. Choose a file that was exported as one.",
  'error.FEATURE_OFF':
    '{feature, select, typedQuery {Typed queries are switched off on this computer. Choose one of the datasets} otherDatabases {Only the sample school can be opened on this computer. Use it} other {Reading from servers is switched off on this computer. Choose a database}}, or ask the administrator who has settled this.',
  'error.DATASET_TOO_LARGE':
    'Dataset too large ({rows} rows). Maximum {limit} rows allowed. Choose fewer with a filter or a period{format, select, csv {, or let the rows continue in further files} other {, export as CSV, or let the rows continue on further sheets}}.',
  'error.ROW_TOO_LARGE':
    "{hasRow, select, yes {Row {row}} other {A row}} is too large: {hasColumn, select, yes {its column ''{column}'' takes} other {it takes}} {hasSize, select, yes {{megabytes} MB, more} other {more}} than the {most} MB that a row may have. {hasColumn, select, yes {Leave that column out} other {Choose fewer columns}}, or leave the row out with a filter.",
  'error.SOURCE_NOT_FOUND': "The database ''{name}'' does not exist or cannot be opened.",
  'error.SOURCE_PATH_TOO_LONG':
    "The database ''{name}'' is in so many folders, or folders with such long names, that it cannot be opened. Move it, or copy it, to a folder with a shorter path, then open it there.",
  'error.SOURCE_NOT_DATABASE': "''{name}'' is not an SQLite database. Choose another file.",
  'error.SOURCE_NOT_READABLE':
    "The database ''{name}'' cannot be read as it is: {reason}. Choose another one, or have it mended where it comes from.",
  'error.SOURCE_CORRUPT':
    "The database ''{name}'' is damaged and cannot be read completely. Use a backup of it.",
  'error.SOURCE_LOCKED':
    "The database ''{name}'' is in use by another program. Close that program, then try again.",
  'error.SOURCE_CLOSED':
    'Another database has been opened since. Open the one meant here again, then try again.',
  'error.SOURCE_UNFINISHED':
    "The database ''{name}'' was left in the middle of a change. Open it once with the program it belongs to, then try again; if its folder is read-only, first copy it, with the files beside it whose names begin with ''{name}-'', into a folder you may write to.",
  'error.SAMPLE_IN_USE':
    'The sample school is open, or being exported. Open another database, let its exports end, then try again.',
  'error.DROP_NOT_ONE_FILE':
    'One database is opened at a time. Drop a single file of this computer; the name of a database often ends in .db or .sqlite.',
  'error.REMOTE_ADDRESS_INVALID':
    "''{address}'' is no address that can be used. It begins with https:// (http:// on this computer only) and has no user name or password in it.",
  'error.REMOTE_TOKEN_MISSING':
    "The environment variable ''{variable}'', which should have the token for the server, is empty. Set it, then try again.",
  'error.CONNECTION_NOT_FOUND': "There is no connection ''{name}''. See which there are, or add it.",
  'error.CONNECTION_EXISTS':
    "There is a connection ''{name}'' already. Give this one another name, or remove the other first.",
  'error.CONNECTION_SECRET_MISSING':
    "The token or secret for ''{server}'' is not there to be read: only the window can, on the computer and the account it was given on. Give it anew in the window, under Connections; on the command line name an environment variable that has it.",
  'error.REMOTE_AUTHORITIES_MISSING':
    "The file of certificates ''{file}'' cannot be read. Check its name, then try again.",
  'error.REMOTE_UNREACHABLE':
    "The server ''{host}'' cannot be reached now ({reason}). Check the network, then try again.",
  'error.REMOTE_SLOW':
    "The server ''{host}'' has not answered for {seconds} seconds. Try again later, or ask who runs it.",
  'error.REMOTE_BROKEN':
    "The connection to ''{host}'' broke off again and again. Check the network, then try again.",
  'error.REMOTE_BUSY': "The server ''{host}'' is busy and asks to wait. Try again later.",
  'error.REMOTE_FAILED':
    "The server ''{host}'' had a failure of its own ({status}). Try again later, or tell who runs it.",
  'error.REMOTE_REFUSED':
    "The server ''{host}'' refused what it was asked for ({status}). Check the address and the settings of the connection.",
  'error.REMOTE_SIGN_IN':
    "The server ''{host}'' does not let you in: the token or secret is missing, wrong, or has run out. Get a new one from who runs it.",
  'error.REMOTE_NOT_FOUND': "There is nothing at this address on ''{host}''. Check the address.",
  'error.REMOTE_ELSEWHERE':
    "The server ''{host}'' leads to another one, ''{other}'', which is not followed. Ask who runs it for the right address.",
  'error.REMOTE_CERTIFICATE':
    "The server ''{host}'' cannot prove that it is the one it claims to be ({reason}). Ask who runs it for its certificate authority.",
  'error.REMOTE_NOT_UNDERSTOOD':
    "What ''{host}'' answers is not what was expected: " +
    '{problem, select, ' +
    'badChoices {a list of choices is not as analytics-api.yaml says} ' +
    'badDatasets {its list of datasets is not as analytics-api.yaml says} ' +
    'badEnd {the end of its rows is not as analytics-api.yaml says} ' +
    'badHead {the head of its rows is not as analytics-api.yaml says} ' +
    'badPage {a page of rows is not as analytics-api.yaml says} ' +
    'badProgress {how far its file is, is not as analytics-api.yaml says} ' +
    'badRow {a row is no list of as many values as there are columns} ' +
    'circle {it leads round in a circle} ' +
    'collectionCircle {its pages of {collection} lead round in a circle} ' +
    'collectionEnd {there are {total} {collection}, and it gives {given}} ' +
    'emptyPages {its pages are empty and do not end} ' +
    'largeLine {a line has more than {megabytes} MB} ' +
    'largePage {a page has more than {megabytes} MB} ' +
    "newField {there is a field ''{field}'' that the first rows had not} " +
    'noAddress {it leads to an address that is none} ' +
    'noCollection {there is no list of {collection} in it} ' +
    'noFile {it does not say where its file is} ' +
    'noJson {it is no JSON, or only a part of it} ' +
    'noLength {it does not say how long its file is} ' +
    'noList {its list of rows is none} ' +
    'noObjects {its rows are no objects} ' +
    'noRows {there is no list of rows in it} ' +
    'noToken {there is no token in it} ' +
    'pagesCircle {its pages lead round in a circle} ' +
    'twins {two of its records cannot be told apart} ' +
    'webPage {it is a web page, not data} ' +
    'other {{problem}}' +
    '}. Check the address and its kind.',
  'error.REMOTE_EXPORT_NOT_OFFERED':
    'What these data come from makes no {format} files itself. Let this application make the file.',
  'error.REMOTE_EXPORT_FAILED':
    "The server ''{host}'' could not make the file: {problem, select, cancelledThere {it was cancelled there} unsaid {it does not say why} other {{problem}}}. Try again, or ask who runs it.",
  'error.REMOTE_FILE_DAMAGED':
    "The file that ''{name}'' has made is not whole, or not what was said of it. Try again, or ask who runs the server.",
  'error.REMOTE_CHANGED': "The data of ''{name}'' changed while they were being read. Try again.",
  'error.STORE_TOO_NEW':
    'This store was made by a newer version of Analytics Export. Update the application to open it.',
  'error.TARGET_FOLDER_MISSING': "The folder ''{folder}'' does not exist. Choose another folder.",
  'error.TARGET_NOT_WRITABLE': "Files cannot be saved in ''{folder}''. Choose a folder you may write to.",
  'error.TARGET_EXISTS': "''{name}'' is there already. Move it away, or choose another file name.",
  'error.TARGET_IS_FOLDER': "''{name}'' is a folder. Choose a file name inside it.",
  'error.TARGET_IS_SOURCE': "''{name}'' belongs to the database that is exported. Choose another file name.",
  'error.TARGET_IS_OURS':
    "''{name}'' belongs to Analytics Export itself, which keeps its own data in it. Choose another file name.",
  'error.TARGET_NOT_ALLOWED':
    'On this computer exports can be saved in {folders} only. Choose a folder in there.',
  'error.TARGET_NAME_INVALID': `''{name}'' cannot be the name of a file on Windows. Choose one without '<' > : " / \\ | ? * and without a dot or a space at its end; names such as CON and NUL are those of devices.`,
  'error.TARGET_NAME_TOO_LONG':
    "The file name ''{name}'', or the path of its folder, is longer than this disk allows. Choose a shorter one.",
  'error.TARGET_IN_USE': "''{name}'' is open in another program. Close it there, then try again.",
  'error.DISK_FULL':
    'The disk is full. Free some space or choose another place, then try again. The old file is unchanged.',
  'error.DISK_SPACE_LOW':
    "The file will take about {needed} MB, but only {free} MB are free in ''{folder}''. Free some space or choose another place.",
  'error.DISK_FAILED':
    'The file could not be written ({reason}). Check the drive or choose another place, then try again.',
  'error.WORKING_FOLDER_MISSING':
    'The folder you are in was deleted or moved. Change to another folder, then try again.',
  'error.HOME_MISSING':
    "This computer does not say where your files are kept: HOME is ''{home}'', not the full path of a folder. Set it, or set ANALYTICS_EXPORT_DATA_FOLDER to a folder for the data of Analytics Export.",
  'error.SETTINGS_INVALID':
    "The settings that the administrator of this computer has made in ''{file}'' cannot be understood: {problem}. Ask the administrator to mend them. Until then nothing is opened, so that no rule is passed over.",
  'error.SETTINGS_UNSAFE':
    "The settings of this computer in ''{file}'' can be changed by others than its administrator. Ask the administrator to give the file and its folder to root, and to let nobody else write there. Until then nothing is opened.",
  'error.RESULT_MISSING': "''{name}'' is not there any more: it was moved or deleted. Export it again.",
  'error.RESULT_NOT_READABLE': "''{name}'' cannot be read. Close it where it is open, then try again.",
  'error.RESULT_NOT_OPENED': "No program on this computer opens ''{name}''. Show it in its folder instead.",
  'error.SUPERSEDED': 'Something newer was asked for in the meantime.',
  'error.CANCELLED': 'The export was cancelled. Nothing was written.',
  'error.RUN_CANCELLED':
    'The export was cancelled: {finished} of {files} files are finished, the others were not written.',
  'error.ROWS_DIFFER':
    'The source has {counted} rows, but {read} arrived, so nothing was written. Please try again.',
  'error.JOB_NOT_FOUND': "There is no export with the number ''{taskId}''.",
  'error.JOB_RUNNING': "The export of ''{name}'' is still running. Cancel it first.",
  'error.JOB_FINISHED': "The export of ''{name}'' is already finished.",
  'error.JOB_UNFINISHED': "The export of ''{name}'' has no complete file.",
  'error.JOB_ENDED': "The export of ''{name}'' has already ended.",
  'error.JOB_INTERRUPTED':
    'The application ended several times while it worked on this export, so it was given up. The old file is unchanged.',
  'error.JOB_NOT_UNDERSTOOD':
    'This export was asked for by another version of Analytics Export, or what was noted of it is damaged. Export again.',
  'error.JOB_NOT_EDITABLE':
    "''{name}'' was exported with settings that this page cannot show. Export it again in the way it was made, or choose anew.",
  'error.JOB_OF_OTHER_SOURCE':
    "''{name}'' was exported from ''{source}'', which is not open now. Open it, then edit the export.",
  'error.JOB_FORGOTTEN':
    "The export of ''{name}'' was removed from the list of exports before it was finished. Export again.",
  'error.TARGET_CHANGED':
    "''{name}'' was changed after the application had ended in the middle of this export, so it was left as it is. Try again to replace it.",
  'error.ENGINE_ENDED':
    'The part of the application that reads and writes ended unexpectedly. The old file is unchanged. If it happens again, the database may be damaged.',
  'error.MEMORY_EXCEEDED':
    'These data take more memory than an export may: a value is enormous, or a view or a query has no end. Choose another table, fewer columns, or fewer rows with a filter. The old file is unchanged.',
  'error.QUEUE_TOO_NEW':
    'The list of exports was made by a newer version of Analytics Export. Update the application to open it.',
  'error.QUEUE_UNUSABLE':
    "The list of exports in ''{folder}'' cannot be used ({reason}). Check that you may write there, that the disk is not full and that no other program has it open, then start again.",
  'error.UPDATE_IMPOSSIBLE':
    'This copy of Analytics Export cannot update itself. Ask the administrator of this computer for a newer version.',
  'error.UPDATE_UNREACHABLE':
    "The newer version could not be fetched from ''{address}''. Check the network, then try again later.",
  'error.UPDATE_UNTRUSTED':
    'What the update server offers is not what the makers of Analytics Export have signed, so nothing was installed. Tell the administrator of this computer.',
  'error.UPDATE_NOT_INSTALLED':
    'The newer version could not be installed. Start Analytics Export again; if it does not start, ask the administrator of this computer.',
  'error.UNEXPECTED': 'Something unexpected went wrong. Nothing was written. Please try again.',
} as const;
