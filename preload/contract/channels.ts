import { z } from 'zod';
import { sheetRequestSchema, exportRequestSchema, type ExportRequest } from './request.ts';
import { previewRequestSchema, type Preview } from './preview.ts';
import type { CsvSeparators } from './csv-recipient.ts';
import type { Choice, ColumnInfo, DatasetInfo, Found } from './dataset.ts';
import type { Result } from './errors.ts';
import type { JobStatus } from './job.ts';
import type { RowCount } from './row-count.ts';

/** The opened store and what can be exported from it. */
export interface StoreInfo {
  /** Which opening of which store: what is asked of a store names it, so that no other one answers. */
  id: string;
  /** Never a path: `Sample school`, or the opened file's name. */
  label: string;
  datasets: DatasetInfo[];
}

/** What the window cannot know by itself. */
export interface SystemInfo {
  /** The one for numbers and dates, as a BCP 47 language tag; that of the window's words may be another. */
  locale: string;
  /** Of this computer's Excel. */
  excelSeparators: CsvSeparators;
  /** Whether the page before this one was lost: its process ended by itself. Told once. */
  pageWasLost: boolean;
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
const store = z.uuid();
/** A request of the store with that `StoreInfo.id`. */
const ofStore = <S extends z.ZodType>(request: S) => z.strictObject({ store, request });

/**
 * What the window can ask of main: each entry is a function of the bridge, `noun:verb` on the way, what it takes, which
 * main parses with it, and what it gives. It is answered by the handler of the same name in `main/app/ipc/NOUN.ts`.
 */
export const channels = {
  describeSystem: channel('system:describe', nothing, gives<SystemInfo>()),
  describeStore: channel('store:describe', nothing, gives<StoreInfo>()),
  /** Asks for a database file in a dialog; null when the person changed their mind. */
  openStore: channel('store:open', nothing, gives<StoreInfo | null>()),
  openSampleStore: channel('store:open-sample', nothing, gives<StoreInfo>()),
  searchParameter: channel(
    'dataset:search-parameter',
    z.strictObject({
      store,
      dataset: z.string().min(1).max(512),
      parameter: z.string().min(1).max(256),
      text: z.string().max(256),
    }),
    gives<Found>(),
  ),
  /** The records with these ids that are there. */
  findRecords: channel(
    'dataset:find-records',
    z.strictObject({
      store,
      dataset: z.string().min(1).max(512),
      parameter: z.string().min(1).max(256),
      ids: z.array(z.int()).max(10_000),
    }),
    gives<Choice[]>(),
  ),
  /** All columns that can be chosen, of a typed query too. */
  describeColumns: channel('dataset:describe-columns', ofStore(sheetRequestSchema), gives<ColumnInfo[]>()),
  previewDataset: channel('dataset:preview', ofStore(previewRequestSchema), gives<Preview>()),
  countDataset: channel('dataset:count', ofStore(sheetRequestSchema), gives<RowCount>()),
  /** Asks where to save; null when the person changed their mind. */
  startExport: channel('export:start', ofStore(exportRequestSchema), gives<JobStatus | null>()),
  /** Those that are not finished, the newest first: they may be from before this start. */
  listExports: channel('export:list', nothing, gives<JobStatus[]>()),
  /** What a job exports, which has to be of that store. */
  describeExport: channel('export:describe', task.extend({ store }), gives<ExportRequest>()),
  cancelExport: channel('export:cancel', task, gives<null>()),
  openExport: channel('export:open', task, gives<null>()),
  revealExport: channel('export:reveal', task, gives<null>()),
};
export type Channels = typeof channels;

interface Event<T> {
  name: Name;
  payload: Carries<T>;
}
const event = <T>(name: Name, payload: Carries<T>): Event<T> => ({ name, payload });

/** What main tells the window by itself: each entry is a function of the bridge that takes a listener. */
export const events = {
  onJobChanged: event('job:changed', gives<JobStatus>()),
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
