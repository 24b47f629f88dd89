import { z } from 'zod';
import { sheetRequestSchema, exportRequestSchema, type ExportRequest } from './request.ts';
import { previewRequestSchema, type Preview } from './preview.ts';
import {
  newConnectionSchema,
  renewedSecretSchema,
  type ConnectionFindings,
  type ConnectionInfo,
} from './connection.ts';
import { extentRequestSchema, valuesRequestSchema, type ColumnValues, type Extent } from './column-values.ts';
import type { ChartTable } from './chart.ts';
import type { CsvSeparators } from './csv-recipient.ts';
import type { Choice, ColumnInfo, DatasetInfo, Found } from './dataset.ts';
import type { Feature } from './features.ts';
import { languageChoices, type Language, type LanguageChoice } from './language.ts';
import type { Result } from './errors.ts';
import { chosenPattern } from './file-name.ts';
import type { ExportPage, FileVerdict, JobStatus } from './job.ts';
import { deletableItems, type KeptData } from './kept-data.ts';
import type { MenuCommand } from './menu-command.ts';
import { payloadLimits } from './payload.ts';
import type { Days } from './query.ts';
import type { RowCount } from './row-count.ts';
import {
  fileNamePatternSchema,
  savedChoicesSchema,
  savedNameSchema,
  type ChosenFolder,
  type SavedExportInfo,
} from './saved-export.ts';
import { schoolCalendarSchema } from './school-calendar.ts';
import { keptDraftSchema, type KeptDraft } from './session.ts';
import { splitBySchema, type SplitInfo } from './split.ts';
import type { ReadyUpdate } from './update.ts';
import type { SchoolCalendar } from './usual-period.ts';

/** The opened source and what can be exported from it. */
export interface SourceInfo {
  /** Which opening of which source: what is asked of a source names it, so that no other one answers. */
  id: string;
  /** Never a path: `Sample school`, or the opened file's name. */
  label: string;
  datasets: DatasetInfo[];
}

/** What the window cannot know by itself. */
export interface SystemInfo {
  /** What the window's words are in. */
  language: { choice: LanguageChoice; ofSystem: Language };
  /** Of this computer's Excel. */
  excelSeparators: CsvSeparators;
  /** Whether the page before this one was lost: its process ended by itself. Told once. */
  pageWasLost: boolean;
  /** What the administrator of this computer has switched off. */
  featuresOff: Feature[];
  /** The colour that somebody has chosen for their system, `#rrggbb`; null where nobody knows. */
  accent: string | null;
  /** What a style element of the page's own names, so that the Content Security Policy lets it be. */
  styleNonce: string;
}

type Name = `${string}:${string}`;

/** A type where a value is expected: it says what a channel or an event carries, and is nothing at run time. */
interface Carries<T> {
  readonly carries?: T;
}
const gives = <T>(): Carries<T> => ({});

interface Channel<N extends Name, S extends z.ZodType, T> {
  name: N;
  /** What it takes. */
  request: S;
  /** What it gives when it succeeds. */
  response: Carries<T>;
}
const channel = <const N extends Name, S extends z.ZodType, T>(
  name: N,
  request: S,
  response: Carries<T>,
): Channel<N, S, T> => ({ name, request, response });

const nothing = z.undefined();
const task = z.strictObject({ taskId: z.uuid() });
const run = z.strictObject({ run: z.uuid() });
/** `again`: at the place that was chosen when it could not be begun, which is not asked for once more. */
const tried = { again: z.boolean().default(false) };
const connection = z.strictObject({ id: z.uuid() });
const savedExport = z.strictObject({ id: z.uuid() });
const source = z.uuid();
/** A request of the source with that `SourceInfo.id`. */
const ofSource = <S extends z.ZodType>(request: S) => z.strictObject({ source, request });

/**
 * What the window can ask of main: each entry is a function of the bridge, `noun:verb` on the way, what it takes, which
 * main parses with it, and what it gives. It is answered by the handler of the same name in `main/app/ipc/NOUN.ts`.
 */
export const channels = {
  describeSystem: channel('system:describe', nothing, gives<SystemInfo>()),
  /** The page is loaded anew, in that language. */
  chooseLanguage: channel('system:choose-language', z.enum(languageChoices), gives<null>()),
  describeSource: channel('source:describe', nothing, gives<SourceInfo>()),
  /** Asks for a database file in a dialog; null when the person changed their mind. */
  openSource: channel('source:open', nothing, gives<SourceInfo | null>()),
  openSample: channel('source:open-sample', nothing, gives<SourceInfo>()),
  openConnection: channel('source:open-connection', connection, gives<SourceInfo>()),
  /** Opens what could not be opened last, whoever had asked for it. */
  openAgain: channel('source:open-again', nothing, gives<SourceInfo>()),
  /** `keepsSecrets`: whether this computer has somewhere to keep a secret until the next start. */
  listConnections: channel(
    'connection:list',
    nothing,
    gives<{ connections: ConnectionInfo[]; keepsSecrets: boolean }>(),
  ),
  addConnection: channel('connection:add', newConnectionSchema, gives<ConnectionInfo[]>()),
  renewSecret: channel('connection:renew-secret', renewedSecretSchema, gives<ConnectionInfo[]>()),
  /** What is found at the server now. */
  testConnection: channel('connection:test', connection, gives<ConnectionFindings>()),
  /** Asks first; null when the person changed their mind. */
  removeConnection: channel('connection:remove', connection, gives<ConnectionInfo[] | null>()),
  searchParameter: channel(
    'dataset:search-parameter',
    z.strictObject({
      source,
      dataset: z.string().min(1),
      parameter: z.string().min(1).max(256),
      text: z.string().max(256),
    }),
    gives<Found>(),
  ),
  /** The choices with these ids that are there. */
  findChoices: channel(
    'dataset:find-choices',
    z.strictObject({
      source,
      dataset: z.string().min(1),
      parameter: z.string().min(1).max(256),
      ids: z.array(z.int()).max(10_000),
    }),
    gives<Choice[]>(),
  ),
  /** The first and the last day with rows of a dataset with a period; null where there are none, or nobody knows. */
  findDays: channel(
    'dataset:find-days',
    z.strictObject({ source, dataset: z.string().min(1) }),
    gives<Days | null>(),
  ),
  /** All columns that can be chosen, of a typed query too. */
  describeColumns: channel('dataset:describe-columns', ofSource(sheetRequestSchema), gives<ColumnInfo[]>()),
  previewDataset: channel('dataset:preview', ofSource(previewRequestSchema), gives<Preview>()),
  /** Null where the source does not list the values of its columns. */
  listValues: channel('dataset:list-values', ofSource(valuesRequestSchema), gives<ColumnValues | null>()),
  /** Null where the column has no numbers, and where the source does not look for them. */
  findExtent: channel('dataset:find-extent', ofSource(extentRequestSchema), gives<Extent | null>()),
  /** All charts that a workbook of these rows can have. */
  chartDataset: channel('dataset:chart', ofSource(sheetRequestSchema), gives<ChartTable[]>()),
  /** The rows of each of a few variants of one sheet. */
  countEach: channel(
    'dataset:count-each',
    ofSource(z.array(sheetRequestSchema).min(1).max(120)),
    gives<RowCount[]>(),
  ),
  countDataset: channel('dataset:count', ofSource(sheetRequestSchema), gives<RowCount>()),
  /** Asks where to save, under a name of that pattern; null when the person changed their mind. */
  startExport: channel(
    'export:start',
    ofSource(exportRequestSchema).extend({
      fileName: fileNamePatternSchema.default(chosenPattern),
      ...tried,
    }),
    gives<JobStatus | null>(),
  ),
  /** Asks for a folder, and exports a file for each value of a column into it; null when the person changed their mind. */
  startSplit: channel(
    'export:start-split',
    ofSource(exportRequestSchema).extend({
      fileName: fileNamePatternSchema.default(chosenPattern),
      splitBy: splitBySchema,
      ...tried,
    }),
    gives<JobStatus[] | null>(),
  ),
  /** How many files it would make. */
  describeSplit: channel(
    'export:describe-split',
    ofSource(z.strictObject({ request: exportRequestSchema, splitBy: splitBySchema })),
    gives<SplitInfo>(),
  ),
  /** Cancels what is left of a run of several files. */
  cancelRun: channel('export:cancel-run', run, gives<null>()),
  /** Begins those exports of a run anew that failed or were cancelled. */
  retryRun: channel('export:retry-run', run, gives<null>()),
  /** Forgets the exports of a run that has ended; their files stay. */
  clearRun: channel('export:clear-run', run, gives<null>()),
  /** Shows the folder that the files of a run are in. */
  revealRun: channel('export:reveal-run', run, gives<null>()),
  /** Those that are not finished, the newest first, and the others of their runs: they may be from before this start. */
  listExports: channel('export:list', nothing, gives<JobStatus[]>()),
  /** Those whose file, data or source has the words; `before` is the `next` of the page before. */
  searchExports: channel(
    'export:search',
    z.strictObject({ text: z.string().max(256), before: z.int().nullable() }),
    gives<ExportPage>(),
  ),
  /** What a job exports, which has to be of that source. */
  describeExport: channel('export:describe', task.extend({ source }), gives<ExportRequest>()),
  /** Works on the source of a job from now on. */
  openExportSource: channel('export:open-source', task, gives<SourceInfo>()),
  /** Begins an export anew that failed or was cancelled, from its own source and to its own place; one that waits, at once. */
  retryExport: channel('export:retry', task, gives<JobStatus>()),
  /** Asks for another place and begins an export anew there; null when the person changed their mind. */
  moveExport: channel('export:move', task.extend(tried), gives<JobStatus | null>()),
  /** Exports once more what is finished, beside its file, which stays. */
  repeatExport: channel('export:repeat', task, gives<JobStatus>()),
  /** Has an export wait until it is resumed; one that runs begins anew then. */
  pauseExport: channel('export:pause', task, gives<null>()),
  resumeExport: channel('export:resume', task, gives<null>()),
  cancelExport: channel('export:cancel', task, gives<null>()),
  openExport: channel('export:open', task, gives<null>()),
  revealExport: channel('export:reveal', task, gives<null>()),
  /** Has the system go on with the dragging of a row as the dragging of its file, to wherever it is dropped. */
  dragExport: channel('export:drag', task, gives<null>()),
  /** Puts where the finished file is on the clipboard. */
  copyExportPath: channel('export:copy-path', task, gives<null>()),
  /** Compares the finished file with its receipt. */
  checkExport: channel('export:check', task, gives<FileVerdict>()),
  /** Forgets an export that has ended; its file stays. */
  clearExport: channel('export:clear', task, gives<null>()),
  /** What the file would be called by a pattern, with its extension; one of several, by how its value is called in names. */
  nameExport: channel(
    'export:name',
    ofSource(
      z.strictObject({
        request: exportRequestSchema,
        fileName: fileNamePatternSchema,
        value: z.string().exactOptional(),
      }),
    ),
    gives<string>(),
  ),
  /** The person's own, in the order of their names, and behind them the examples while the sample school is open. */
  listSavedExports: channel('saved-export:list', nothing, gives<SavedExportInfo[]>()),
  saveExport: channel('saved-export:save', ofSource(savedChoicesSchema), gives<SavedExportInfo[]>()),
  renameSavedExport: channel(
    'saved-export:rename',
    savedExport.extend({ name: savedNameSchema }),
    gives<SavedExportInfo[]>(),
  ),
  duplicateSavedExport: channel('saved-export:duplicate', savedExport, gives<SavedExportInfo[]>()),
  /** Asks first; null when the person changed their mind. */
  deleteSavedExport: channel('saved-export:delete', savedExport, gives<SavedExportInfo[] | null>()),
  /** Of today, into its folder, where nothing is replaced. From another source than its own where that is named. */
  runSavedExport: channel(
    'saved-export:run',
    savedExport.extend({ source: source.exactOptional() }),
    gives<JobStatus[]>(),
  ),
  /** Works on the source that it was saved for from now on. */
  openSavedSource: channel('saved-export:open-source', savedExport, gives<SourceInfo>()),
  /** Asks for another folder for its files; null when the person changed their mind. */
  moveSavedExport: channel('saved-export:move', savedExport, gives<SavedExportInfo[] | null>()),
  /** Asks where to save it as a file; gives whether that was done. */
  writeSavedExport: channel('saved-export:write', savedExport, gives<boolean>()),
  /** Asks for a file that was written so, which is saved for the opened source; null when the person changed their mind. */
  readSavedExport: channel(
    'saved-export:read',
    z.strictObject({ source }),
    gives<SavedExportInfo[] | null>(),
  ),
  /** The name of the folder where exports usually go. */
  describeFolder: channel('saved-export:describe-folder', nothing, gives<string>()),
  /** Asks for a folder; null when the person changed their mind. */
  chooseFolder: channel('saved-export:choose-folder', nothing, gives<ChosenFolder | null>()),
  /** The queries that were run last, the newest first. */
  listQueries: channel('query:list', z.strictObject({ source }), gives<string[]>()),
  keepQuery: channel(
    'query:keep',
    z.strictObject({ source, sql: z.string().max(payloadLimits.text) }),
    gives<string[]>(),
  ),
  describeSchoolCalendar: channel('school-calendar:describe', nothing, gives<SchoolCalendar>()),
  keepSchoolCalendar: channel('school-calendar:keep', schoolCalendarSchema, gives<null>()),
  /** What was set for the datasets of a source when it was left, the newest first. */
  listDrafts: channel('session:list-drafts', z.strictObject({ source }), gives<KeptDraft[]>()),
  keepDraft: channel('session:keep-draft', ofSource(keptDraftSchema), gives<null>()),
  listKeptData: channel('kept-data:list', nothing, gives<KeptData[]>()),
  /** Asks first where something is lost for good; null when the person changed their mind. */
  deleteKeptData: channel(
    'kept-data:delete',
    z.strictObject({ item: z.enum(deletableItems) }),
    gives<KeptData[] | null>(),
  ),
  /** Shows the folder of exports that named no target of their own. */
  revealExports: channel('kept-data:reveal-exports', nothing, gives<null>()),
  describeDiagnostics: channel('diagnostics:describe', nothing, gives<string>()),
  /** Puts on the clipboard what was described last. */
  copyDiagnostics: channel('diagnostics:copy', nothing, gives<null>()),
  describeUpdate: channel('update:describe', nothing, gives<ReadyUpdate | null>()),
  /** Ends the application, when no export runs any more, and starts the version that is ready. */
  installUpdate: channel('update:install', nothing, gives<null>()),
};
export type Channels = typeof channels;

const droppedFilesSchema = z.strictObject({
  /** Whole paths; empty for what is no file of this computer. */
  files: z.array(z.string()),
  holdsFolder: z.boolean(),
});
/** What a person dropped on the window. */
export type DroppedFiles = z.output<typeof droppedFilesSchema>;

/**
 * Asks whether to open what was dropped, and opens it. It is no function of the bridge: the preload asks for it by itself. What
 * became of it is told by `onSourceOpened`.
 */
export const openDropped = channel('source:open-dropped', droppedFilesSchema, gives<null>());

/** Of all channels, the preload's own included. */
export type ChannelName = Channels[keyof Channels]['name'] | (typeof openDropped)['name'];

interface Event<T> {
  name: Name;
  payload: Carries<T>;
}
const event = <T>(name: Name, payload: Carries<T>): Event<T> => ({ name, payload });

/** What main tells the window by itself: each entry is a function of the bridge that takes a listener. */
export const events = {
  onJobChanged: event('job:changed', gives<JobStatus>()),
  /**
   * Another source is open now, or could not be opened, without the page having asked: a file was opened with the application,
   * or dropped on it. Null when the person changed their mind.
   */
  onSourceOpened: event('source:opened', gives<Result<SourceInfo | null>>()),
  /** Another colour was chosen for the system: see `SystemInfo.accent`. */
  onAccentChanged: event('system:accent-changed', gives<string | null>()),
  onMenuCommand: event('menu:chosen', gives<MenuCommand>()),
  onUpdateChanged: event('update:changed', gives<ReadyUpdate>()),
};
export type Events = typeof events;

/** What a caller sends, before its defaults are filled in. */
export type RequestOf<F extends keyof Channels> = z.input<Channels[F]['request']>;
/** What a handler is given. */
export type ParsedRequestOf<F extends keyof Channels> = z.output<Channels[F]['request']>;
export type ResponseOf<F extends keyof Channels> = Carried<Channels[F]['response']>;
export type PayloadOf<E extends keyof Events> = Carried<Events[E]['payload']>;
type Carried<C> = C extends Carries<infer T> ? T : never;

/** What the renderer is given as `window.analyticsExport`. */
export type Bridge = {
  [F in keyof Channels]: (
    ...request: undefined extends RequestOf<F> ? [] : [RequestOf<F>]
  ) => Promise<Result<ResponseOf<F>>>;
} & {
  /** Returns the function that stops listening. */
  [E in keyof Events]: (listener: (payload: PayloadOf<E>) => void) => () => void;
};
