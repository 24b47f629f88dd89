import { z } from 'zod';
import { sheetRequestSchema, exportRequestSchema, previewRequestSchema, type Preview } from './export.ts';
import type { DatasetInfo, Found } from './dataset.ts';
import type { Result } from './errors.ts';
import type { JobStatus } from './job.ts';
import type { RowCount } from './row-count.ts';

/** The opened store and what can be exported from it. */
export interface StoreInfo {
  /** Which opening of which store: what is asked of a store names it, so that no other one answers. */
  id: string;
  /** Never a path: `Sample school`, or the opened file's name. */
  label: string;
  isSample: boolean;
  datasets: DatasetInfo[];
}

/** What the window cannot know by itself. */
export interface SystemInfo {
  /** The one for numbers and dates, as a BCP 47 language tag; that of the window's words may be another. */
  locale: string;
  /** Whether the page before this one was lost: its process ended by itself. Told once. */
  pageWasLost: boolean;
}

const nothing = z.undefined();
const task = z.strictObject({ taskId: z.uuid() });
const store = z.uuid();
/** A request of the store with that `StoreInfo.id`. */
const ofStore = <S extends z.ZodType>(request: S) => z.strictObject({ store, request });

/** What each channel takes; main parses every request with it. */
export const requestSchemas = {
  'system:describe': nothing,
  'store:describe': nothing,
  /** Asks for a database file in a dialog; null when the person changed their mind. */
  'store:open': nothing,
  'store:open-sample': nothing,
  'parameter:search': z.strictObject({
    store,
    dataset: z.string().min(1).max(512),
    parameter: z.string().min(1).max(256),
    text: z.string().max(256),
  }),
  'dataset:preview': ofStore(previewRequestSchema),
  'dataset:count': ofStore(sheetRequestSchema),
  /** Asks where to save; null when the person changed their mind. */
  'export:start': ofStore(exportRequestSchema),
  /** Those that are not finished, the newest first: they may be from before this start. */
  'export:list': nothing,
  'export:cancel': task,
  'export:open': task,
  'export:reveal': task,
} as const;

/** What each channel gives when it succeeds. */
export interface Responses {
  'system:describe': SystemInfo;
  'store:describe': StoreInfo;
  'store:open': StoreInfo | null;
  'store:open-sample': StoreInfo;
  'parameter:search': Found;
  'dataset:preview': Preview;
  'dataset:count': RowCount;
  'export:start': JobStatus | null;
  'export:list': JobStatus[];
  'export:cancel': null;
  'export:open': null;
  'export:reveal': null;
}

/** Renderer to main: what a channel takes and, in a Result, gives. */
export type InvokeChannels = {
  [C in keyof typeof requestSchemas]: {
    request: z.input<(typeof requestSchemas)[C]>;
    response: Result<Responses[C]>;
  };
};
export type InvokeChannel = keyof InvokeChannels;

/** Main to renderer. */
export interface EventChannels {
  'job:changed': JobStatus;
}

/** What the renderer is given as `window.analyticsExport`: one named function per channel. */
export interface Bridge {
  describeSystem: () => Promise<InvokeChannels['system:describe']['response']>;
  describeStore: () => Promise<InvokeChannels['store:describe']['response']>;
  openStore: () => Promise<InvokeChannels['store:open']['response']>;
  openSampleStore: () => Promise<InvokeChannels['store:open-sample']['response']>;
  searchParameter: Invoke<'parameter:search'>;
  previewDataset: Invoke<'dataset:preview'>;
  countDataset: Invoke<'dataset:count'>;
  startExport: Invoke<'export:start'>;
  listExports: () => Promise<InvokeChannels['export:list']['response']>;
  cancelExport: Invoke<'export:cancel'>;
  openExport: Invoke<'export:open'>;
  revealExport: Invoke<'export:reveal'>;
  /** Returns the function that stops listening. */
  onJobChanged: (listener: (status: EventChannels['job:changed']) => void) => () => void;
}

type Invoke<C extends InvokeChannel> = (
  request: InvokeChannels[C]['request'],
) => Promise<InvokeChannels[C]['response']>;
