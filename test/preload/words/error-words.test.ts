import { describe, expect, test } from 'vitest';
import type { ErrorDetail, ExportErrorCode } from '../../../preload/contract/errors.ts';
import { errorWords } from '../../../preload/words/error-words.ts';
import { warningWords } from '../../../preload/words/warning-words.ts';
import { english, wordsOf } from '../../../preload/words/words.ts';

const german = wordsOf('de-DE');

const name = 'a.db';
const host = 'school.example';
const folder = '/home/office';

/** What each error may tell. */
const details: { [C in ExportErrorCode]: ErrorDetail<C> extends never ? null : ErrorDetail<C> } = {
  REQUEST_INVALID: { problem: 'sheets: Invalid input' },
  DATASET_NOT_FOUND: { dataset: 'x' },
  COLUMN_NOT_FOUND: { column: 'x', columns: 'a, b' },
  MEASURE_NOT_POSSIBLE: { function: 'average', column: 'x', columns: 'a, b' },
  GROUP_NOT_POSSIBLE: { part: 'month', column: 'x', columns: '' },
  COLUMNS_EMPTY: null,
  DATE_FORMAT_NOT_FOUND: { dateFormat: 'x' },
  OPERATOR_NOT_FOUND: { operator: 'x' },
  FILTER_VALUE_INVALID: { column: 'x', value: 'y', expected: 'number' },
  PARAMETER_MISSING: { parameter: 'x', label: 'X' },
  PARAMETER_NOT_FOUND: { parameter: 'x' },
  PARAMETER_INVALID: { parameter: 'x', value: 'y', expected: 'oneNumber' },
  PERIOD_NOT_SUPPORTED: { dataset: 'x' },
  PERIOD_IN_NO_TERM: null,
  SPLIT_TOO_MANY: { column: 'x', limit: 500 },
  SPLIT_NOT_POSSIBLE: { column: 'x' },
  SPLIT_EMPTY: null,
  CHOICE_NOT_FOUND: { what: 'student', id: '7' },
  QUERY_NOT_ALLOWED: null,
  CACHE_ENTRY_NOT_FOUND: { key: 'x' },
  TABLE_NOT_READABLE: { table: 'x', reason: 'unsafe use of load_extension()' },
  QUERY_FAILED: { reason: 'placeholder', place: { from: 0, to: 1 } },
  SAVED_EXPORT_NOT_FOUND: { name },
  SAVED_EXPORT_EXISTS: { name },
  SAVED_EXPORT_NOT_FITTING: { name, source: 'b.db', missing: 'a, b' },
  SAVED_EXPORT_NOT_UNDERSTOOD: { file: name },
  FEATURE_OFF: { feature: 'typed-query' },
  DATASET_TOO_LARGE: { rows: 5_000_001, limit: 5_000_000, format: 'csv' },
  ROW_TOO_LARGE: { row: 3, bytes: 16_000_001, column: 'x' },
  SOURCE_NOT_FOUND: { name },
  SOURCE_PATH_TOO_LONG: { name },
  SOURCE_NOT_DATABASE: { name },
  SOURCE_NOT_READABLE: { name, reason: 'malformed database schema' },
  SOURCE_CORRUPT: { name },
  SOURCE_LOCKED: { name },
  SOURCE_CLOSED: null,
  SOURCE_UNFINISHED: { name },
  SAMPLE_IN_USE: null,
  DROP_NOT_ONE_FILE: null,
  REMOTE_ADDRESS_INVALID: { address: 'x' },
  REMOTE_TOKEN_MISSING: { variable: 'X' },
  CONNECTION_NOT_FOUND: { name },
  CONNECTION_EXISTS: { name },
  CONNECTION_SECRET_MISSING: { server: host },
  REMOTE_AUTHORITIES_MISSING: { file: 'a.pem' },
  REMOTE_UNREACHABLE: { host, reason: 'ENOTFOUND' },
  REMOTE_SLOW: { host, seconds: 1 },
  REMOTE_BROKEN: { host },
  REMOTE_BUSY: { host },
  REMOTE_FAILED: { host, status: 500 },
  REMOTE_REFUSED: { host, status: 400 },
  REMOTE_SIGN_IN: { host },
  REMOTE_NOT_FOUND: { host },
  REMOTE_ELSEWHERE: { host, other: 'other.example' },
  REMOTE_CERTIFICATE: { host, reason: 'CERT_HAS_EXPIRED' },
  REMOTE_NOT_UNDERSTOOD: { host, problem: 'largePage', megabytes: 64 },
  REMOTE_EXPORT_NOT_OFFERED: { format: 'excel' },
  REMOTE_EXPORT_FAILED: { host, problem: 'unsaid' },
  REMOTE_FILE_DAMAGED: { name },
  REMOTE_CHANGED: { name },
  STORE_TOO_NEW: null,
  TARGET_FOLDER_MISSING: { folder },
  TARGET_NOT_WRITABLE: { folder },
  TARGET_EXISTS: { name },
  TARGET_IS_FOLDER: { name },
  TARGET_IS_SOURCE: { name },
  TARGET_IS_OURS: { name },
  TARGET_NOT_ALLOWED: { folders: [folder, '/srv/exports'] },
  TARGET_NAME_INVALID: { name },
  TARGET_NAME_TOO_LONG: { name },
  TARGET_IN_USE: { name },
  DISK_FULL: null,
  DISK_SPACE_LOW: { needed: 1_234_000_001, free: 1_999_999, folder },
  DISK_FAILED: { reason: 'EIO: i/o error' },
  WORKING_FOLDER_MISSING: null,
  HOME_MISSING: { home: 'x' },
  SETTINGS_INVALID: { file: 'settings.json', problem: 'Invalid input' },
  SETTINGS_UNSAFE: { file: 'settings.json' },
  RESULT_MISSING: { name },
  RESULT_NOT_READABLE: { name },
  RESULT_NOT_OPENED: { name },
  SUPERSEDED: null,
  RUN_CANCELLED: { files: 1, finished: 0 },
  CANCELLED: null,
  ROWS_DIFFER: { counted: 1, read: 0 },
  JOB_NOT_FOUND: { taskId: 'x' },
  JOB_RUNNING: { name },
  JOB_FINISHED: { name },
  JOB_UNFINISHED: { name },
  JOB_ENDED: { name },
  JOB_INTERRUPTED: null,
  JOB_NOT_UNDERSTOOD: null,
  JOB_NOT_EDITABLE: { name },
  JOB_OF_OTHER_SOURCE: { name, source: 'b.db' },
  JOB_FORGOTTEN: { name },
  TARGET_CHANGED: { name },
  ENGINE_ENDED: null,
  MEMORY_EXCEEDED: null,
  QUEUE_TOO_NEW: null,
  QUEUE_UNUSABLE: { folder, reason: 'SQLITE_FULL' },
  UPDATE_IMPOSSIBLE: null,
  UPDATE_UNREACHABLE: { address: host },
  UPDATE_UNTRUSTED: null,
  UPDATE_NOT_INSTALLED: null,
  UNEXPECTED: null,
};

const said = (code: string, detail: object | null, words = german): string =>
  errorWords({ code: code as ExportErrorCode, detail: { ...detail } }, words);

test.each(Object.entries(details))('%s is said in both languages', (code, detail) => {
  const sentences = [said(code, detail, english), said(code, detail)];
  expect(new Set(sentences).size).toBe(2);
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}]|undefined|NaN|''/);
});

describe('In German', () => {
  test.each([
    [
      'a name',
      'SOURCE_NOT_DATABASE',
      { name },
      '„a.db“ ist keine SQLite-Datenbank. Bitte eine andere Datei wählen.',
    ],
    [
      'numbers',
      'ROWS_DIFFER',
      { counted: 1_234, read: 1_000 },
      'Die Quelle hat 1.234 Zeilen, angekommen sind aber 1.000. Deshalb wurde nichts geschrieben. Bitte noch einmal versuchen.',
    ],
    [
      'a list',
      'TARGET_NOT_ALLOWED',
      { folders: ['/a', '/b'] },
      'Auf diesem Computer können Exporte nur in „/a“, „/b“ gespeichert werden. Bitte dort einen Ordner wählen.',
    ],
    [
      'a reason with a fact',
      'REMOTE_NOT_UNDERSTOOD',
      { host, problem: 'newField', field: 'x' },
      'Die Antwort von „school.example“ ist nicht wie erwartet: Es kommt ein Feld „x“ vor, das die ersten Zeilen nicht hatten. Bitte die Adresse und die Art der Verbindung prüfen.',
    ],
    [
      'a reason that an earlier version wrote down in English',
      'REMOTE_NOT_UNDERSTOOD',
      { host, problem: 'it leads round in a circle' },
      'Die Antwort von „school.example“ ist nicht wie erwartet: it leads round in a circle. Bitte die Adresse und die Art der Verbindung prüfen.',
    ],
  ])('%s', (_what, code, detail, sentence) => {
    expect(said(code, detail)).toBe(sentence);
  });

  test('a warning of many columns', () => {
    const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(warningWords({ code: 'LEADING_ZEROS', detail: { columns, format: 'excel' } }, german)).toBe(
      'In „a“, „b“, „c“, „d“, „e“, 2 weitere gibt es Nummern, die mit Nullen beginnen. Sie werden als Text geschrieben, damit keine Null verloren geht.',
    );
  });
});
