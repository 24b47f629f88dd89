import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportPage, JobState, JobStatus } from '../../preload/contract/job.ts';
import { type Preflight, preflight } from './preflight.ts';
import type { ReceiptDifference } from '../../preload/contract/receipt.ts';
import { checkPermitted } from '../sources/check-permitted.ts';
import { checkReserved } from '../sources/check-reserved.ts';
import { keepPrivate } from '../files/kept-files.ts';
import { checkTarget } from '../files/target.ts';
import { ExportCache, removeKeptCopies, type CacheEntry } from '../jobs/export-cache.ts';
import { ExportsFolder, type Answer, type Delivery, type SourceDelivery } from './exports-folder.ts';
import { JobDatabase } from '../jobs/job-database.ts';
import { JobQueue, type QueueOptions } from '../jobs/job-queue.ts';
import type { ChooseTarget, JobPriority } from '../jobs/job-table.ts';
import { unusedPath } from './file-name.ts';
import { KeptData } from './kept-data.ts';
import { checkReceipt } from './receipt.ts';
import {
  dataRequests,
  requests,
  type ClassAnalyticsChoice,
  type CustomQueryChoice,
  type DataToCsv,
  type DataToExcel,
  type ReportChoice,
  type SheetsToExcel,
  type StudentAnalyticsChoice,
} from './requests.ts';
import { accessFromEnvironment, type AccessTo } from '../sources/index.ts';
import { RecordsFolder } from '../sources/records/records-folder.ts';
import { findSplitValues, splitFiles, type Split } from './split-files.ts';
import { taskStatus, type TaskStatus } from './task-status.ts';
import { userName } from './user-name.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { startChildProcess } from '../engine/child-process.ts';
import type { CreateEngine, Engine } from '../engine/engine.ts';
import { ProcessEngine } from '../engine/process-engine.ts';

export type ServiceOptions = Omit<QueueOptions, 'createEngine'> & Partial<Pick<QueueOptions, 'createEngine'>>;

/** What `start` may be told beside what to export. */
export interface StartOptions {
  priority?: JobPriority;
  /** False makes the file anew even if one of the same data is there. */
  useCache?: boolean;
}

/**
 * Exports datasets into files, each on an engine of its own. The window, the command line and scripts use it alike.
 *
 * Its jobs are in a queue in the user's data folder: they survive a crash or a restart, are tried again when what went
 * wrong can heal, and each file is published once, complete. The files of the named methods go into the folder
 * `exports` of the data folder, under the name `{report_name}_{YYYYMMDD_HHMMSS}.{ext}`, and never replace another.
 *
 * @example
 * const service = await AnalyticsExportService.open(dataFolder(), { claims: 'every' });
 * const source = { kind: 'sqlite', file: '/home/ana/school.db' } as const;
 * const { path, rows } = await service.exportStudentAnalytics({ source, studentId: 42, format: 'excel' });
 * await service.close();
 */
export class AnalyticsExportService {
  readonly #dataFolder: string;
  readonly #createEngine: CreateEngine;
  readonly #accessTo: AccessTo;
  readonly #db: JobDatabase;
  readonly #queue: JobQueue;
  readonly #cache: ExportCache;
  readonly #exports: ExportsFolder;
  /** What the data folder has in it, to be told and deleted. */
  readonly kept: KeptData;

  private constructor(
    dataFolder: string,
    createEngine: CreateEngine,
    accessTo: AccessTo,
    db: JobDatabase,
    queue: JobQueue,
    cache: ExportCache,
    exports: ExportsFolder,
    kept: KeptData,
  ) {
    this.#dataFolder = dataFolder;
    this.#createEngine = createEngine;
    this.#accessTo = accessTo;
    this.#db = db;
    this.#queue = queue;
    this.#cache = cache;
    this.#exports = exports;
    this.kept = kept;
  }

  /**
   * Opens the service over the user's data folder. With `claims: 'every'` the jobs that a crash or the last close
   * interrupted go on. Everything is read and written in child processes, unless another engine is given. Throws
   * `QUEUE_UNUSABLE` or `QUEUE_TOO_NEW`.
   */
  static async open(
    dataFolder: string,
    { createEngine = childProcessEngine, accessTo = accessFromEnvironment, ...options }: ServiceOptions,
  ): Promise<AnalyticsExportService> {
    const db = JobDatabase.open(dataFolder);
    await removeKeptCopies(dataFolder);
    await keepPrivate(dataFolder);
    const cache = new ExportCache(db);
    const queue = await JobQueue.open(db, cache, { createEngine, accessTo, ...options });
    try {
      const records = new RecordsFolder(dataFolder);
      const exports = await ExportsFolder.open(dataFolder, queue, records);
      const kept = new KeptData(dataFolder, db, queue, records);
      return new AnalyticsExportService(dataFolder, createEngine, accessTo, db, queue, cache, exports, kept);
    } catch (error) {
      await queue.close();
      db.close();
      throw error;
    }
  }

  /**
   * Every measurement of one student.
   *
   * @example
   * await service.exportStudentAnalytics({
   *   source, studentId: 42, format: 'csv', dateFormat: 'eu', columns: ['student_name', 'value', 'date'],
   *   startDate: '2024-01-01', endDate: '2024-01-31',
   * });
   */
  async exportStudentAnalytics<Async extends boolean = false>(
    options: StudentAnalyticsChoice & SourceDelivery<Async>,
  ): Promise<Answer<Async>> {
    const { source, asyncExport, ...choice } = options;
    return this.#exports.deliver(requests.studentAnalytics(choice), source, asyncExport);
  }

  /**
   * Averages per class, subject and metric.
   *
   * @example
   * const { taskId } = await service.exportClassAnalytics({
   *   source, classIds: [1, 2, 3], format: 'excel', charts: true, asyncExport: true,
   * });
   */
  async exportClassAnalytics<Async extends boolean = false>(
    options: ClassAnalyticsChoice & SourceDelivery<Async>,
  ): Promise<Answer<Async>> {
    const { source, asyncExport, ...choice } = options;
    return this.#exports.deliver(requests.classAnalytics(choice), source, asyncExport);
  }

  /**
   * What one report contains.
   *
   * @example
   * await service.exportReport({ source, reportId: 123, reportType: 'teacher_weekly', format: 'excel' });
   */
  async exportReport<Async extends boolean = false>(
    options: ReportChoice & SourceDelivery<Async>,
  ): Promise<Answer<Async>> {
    const { source, asyncExport, ...choice } = options;
    return this.#exports.deliver(requests.report(choice), source, asyncExport);
  }

  /**
   * The rows of a SELECT, or of any dataset with filters, sort and limit.
   *
   * @example
   * await service.exportCustomQuery({
   *   source, query: 'SELECT subject, avg(value) AS average FROM analytics GROUP BY subject',
   *   reportName: 'averages', format: 'csv',
   * });
   */
  async exportCustomQuery<Async extends boolean = false>(
    options: CustomQueryChoice & SourceDelivery<Async>,
  ): Promise<Answer<Async>> {
    const { source, asyncExport, ...choice } = options;
    return this.#exports.deliver(requests.customQuery(choice), source, asyncExport);
  }

  /**
   * Rows that are in memory, as a CSV file; the columns are the keys of all records.
   *
   * @example
   * await service.exportToCsv({
   *   data: [{ id: 1, name: 'Ana', score: 95.5 }], reportName: 'students', delimiter: 'semicolon',
   * });
   */
  async exportToCsv<Async extends boolean = false>(
    options: DataToCsv & Delivery<Async>,
  ): Promise<Answer<Async>> {
    const { asyncExport, ...choice } = options;
    return this.#exports.deliverData(dataRequests.csv(choice), asyncExport);
  }

  /**
   * Rows that are in memory, as a workbook.
   *
   * @example
   * await service.exportToExcel({
   *   data: [{ subject: 'Art', average: 87.25 }], reportName: 'averages', sheetName: 'Averages', addCharts: true,
   * });
   */
  async exportToExcel<Async extends boolean = false>(
    options: DataToExcel & Delivery<Async>,
  ): Promise<Answer<Async>> {
    const { asyncExport, ...choice } = options;
    return this.#exports.deliverData(dataRequests.excel(choice), asyncExport);
  }

  /**
   * Several tables that are in memory, a sheet each.
   *
   * @example
   * await service.exportMultiSheetExcel({
   *   sheets: { 'Last week': [{ value: 1 }], 'Last month': [{ value: 2 }] }, reportName: 'quarterly_report',
   * });
   */
  async exportMultiSheetExcel<Async extends boolean = false>(
    options: SheetsToExcel & Delivery<Async>,
  ): Promise<Answer<Async>> {
    const { asyncExport, ...choice } = options;
    return this.#exports.deliverData(dataRequests.sheets(choice), asyncExport);
  }

  /** How far a task is, and where its file is once it is finished. Throws JOB_NOT_FOUND. */
  getExportStatus(taskId: string): TaskStatus {
    const status = this.#queue.status(taskId);
    if (!status) throw new ExportFailure('JOB_NOT_FOUND', { taskId });
    return taskStatus(status);
  }

  /** The finished files of the last 24 hours that serve the same export of unchanged data, the oldest first. */
  cachedExports(): CacheEntry[] {
    return this.#cache.list();
  }

  /**
   * Forgets that a finished file serves the same export, by its cache key, or all of them; the files stay. Tells
   * whether there was anything to forget.
   */
  clearExportCache(key?: string): Promise<boolean> {
    return Promise.resolve(this.#cache.clear(key));
  }

  /**
   * Looks at what can be known of an export to `target`, an absolute path, before it is started: how many rows and
   * about how many bytes it will have, and what the person should know. Throws the `ExportFailure` it would end in.
   */
  preflight(request: ExportRequest, source: SourceLocation, target: string): Promise<Preflight> {
    const dataFolder = this.#dataFolder;
    return this.#onEngine((engine) =>
      preflight(engine, this.#accessTo, { request, source, target, dataFolder }),
    );
  }

  /**
   * Puts an export to `target`, an absolute path whose file it replaces, before the waiting ones and answers at once.
   * Throws an `ExportFailure` when it is not permitted or the target cannot be written; everything that is found out later ends in the job's
   * status.
   */
  start(
    request: ExportRequest,
    source: SourceLocation,
    target: string,
    options?: StartOptions,
  ): Promise<JobStatus> {
    return this.#start({ request, source, target, choose: () => target }, options);
  }

  /** The same into a folder, an absolute path, in which nothing is replaced: the file gets a number when its name is taken. */
  startInFolder(
    request: ExportRequest,
    source: SourceLocation,
    { folder, name }: { folder: string; name: string },
    options?: StartOptions,
  ): Promise<JobStatus> {
    const choose = freeIn(folder, name);
    return this.#start({ request, source, target: choose(() => false), choose }, options);
  }

  /**
   * Exports a file for each value of a column into a folder, an absolute path, in which nothing is replaced: all of them
   * are put on the queue together, behind what somebody waits for. Throws COLUMN_NOT_FOUND, SPLIT_TOO_MANY,
   * SPLIT_NOT_POSSIBLE, SPLIT_EMPTY, or what `startInFolder` throws.
   */
  async startSplit(
    split: Split,
    source: SourceLocation,
    folder: string,
    { priority = 'background', useCache = true }: StartOptions = {},
  ): Promise<JobStatus[]> {
    const inUse = { source, dataFolder: this.#dataFolder };
    checkPermitted(split.request, inUse);
    const found = await this.#onEngine(async (engine) =>
      findSplitValues(engine, await this.#accessTo(source), split),
    );
    const files = splitFiles(split, found, new Date());
    // What is wrong with a folder is so for each of its files, but for the length of their names.
    const [longest] = files.map(({ name }) => name).sort((one, other) => other.length - one.length);
    const target = join(folder, longest ?? '');
    await checkReserved(target, inUse);
    await checkTarget(target);
    const jobs = files.map(({ request, name }) => ({
      ...{ request, source, priority, useCache, requestedBy: userName() },
      choose: freeIn(folder, name),
    }));
    return this.#queue.addRun(found.column.label, jobs);
  }

  /** Cancels what is left of a run; its finished files stay. Throws JOB_NOT_FOUND. */
  cancelRun(run: string): void {
    this.#queue.cancelRun(run);
  }

  /** Begins those jobs of a run anew that failed or were cancelled. Throws JOB_NOT_FOUND. */
  retryRun(run: string): JobStatus[] {
    return this.#queue.retryRun(run);
  }

  /** Forgets all jobs of a run that has ended, as `clearJobs` does. Throws JOB_NOT_FOUND or JOB_RUNNING. */
  clearRun(run: string): void {
    this.#queue.clearRun(run);
  }

  /** The jobs of a run that are still known, in their order. Throws JOB_NOT_FOUND. */
  run(run: string): JobStatus[] {
    return this.#queue.run(run);
  }

  /** How many of the jobs of a run are in each state. */
  statesOfRun(run: string): ReadonlyMap<JobState, number> {
    return this.#queue.statesOfRun(run);
  }

  /**
   * Reads a finished task's file again and tells what is not as its receipt says; nothing when it is intact. Throws
   * JOB_NOT_FOUND, JOB_UNFINISHED, RESULT_MISSING or RESULT_NOT_READABLE.
   */
  async checkReceipt(taskId: string): Promise<ReceiptDifference[]> {
    const { receipt, output } = this.#queue.finishedFile(taskId);
    return this.#onEngine((engine) => checkReceipt(engine, receipt, output));
  }

  /** Undefined for a task that is not known. */
  status(taskId: string): JobStatus | undefined {
    return this.#queue.status(taskId);
  }

  /**
   * Exports once more what a task has exported, beside its file, which stays. Throws JOB_NOT_FOUND, JOB_NOT_UNDERSTOOD, or
   * what `start` throws.
   */
  repeat(taskId: string): Promise<JobStatus> {
    const { request, source, target } = this.#queue.exported(taskId);
    const { dir: folder, name, ext } = parse(target);
    return this.startInFolder(request, source, { folder, name: `${name.replace(/ \(\d+\)$/, '')}${ext}` });
  }

  /** What a task exports, and of which data. Throws JOB_NOT_FOUND or JOB_NOT_UNDERSTOOD. */
  exported(taskId: string): { request: ExportRequest; source: SourceLocation; name: string } {
    return this.#queue.exported(taskId);
  }

  /** All jobs that are known, the newest first, finished ones too. */
  jobs(): JobStatus[] {
    return this.#queue.list();
  }

  /**
   * The jobs whose file, data or source is called so, in any case, with or without accents: first those that have not ended,
   * all of them, then page by page the others, the newest first. `before` is the `next` of the page before.
   */
  searchJobs(text: string, before: number | null = null): ExportPage {
    return this.#queue.search(text, before);
  }

  /** The jobs that have not ended, the newest first. */
  unfinishedJobs(): JobStatus[] {
    return this.#queue.unfinished();
  }

  /** Those of them that wait, or that this process works on. */
  ownUnfinishedJobs(): JobStatus[] {
    return this.#queue.ownUnfinished();
  }

  /**
   * Forgets one ended job, or all of them: what was asked for, filters and queries with names in them too, of which
   * data, by whom, and what became of it. The finished files stay. Gives the number of forgotten jobs. Throws
   * JOB_NOT_FOUND, or JOB_RUNNING for one that has not ended.
   */
  clearJobs(taskId?: string): number {
    return this.#queue.clear(taskId);
  }

  /**
   * Begins a job anew that failed, was cancelled or waits, with its own source and target, or another target, an absolute
   * path. Throws JOB_NOT_FOUND, JOB_RUNNING or JOB_FINISHED.
   */
  retry(taskId: string, target?: string): JobStatus {
    return this.#queue.retry(taskId, target);
  }

  /**
   * Resolves with the last status, once nothing of the job is left but the finished file. Throws JOB_NOT_FOUND or
   * QUEUE_UNUSABLE.
   */
  finished(taskId: string): Promise<JobStatus> {
    return this.#queue.finished(taskId);
  }

  /**
   * Stops a job, whichever process works on it: nothing of it is left behind, and a file it would have replaced
   * stays. One that has ended stays as it is. Throws JOB_NOT_FOUND.
   */
  cancel(taskId: string): void {
    this.#queue.cancel(taskId);
  }

  /**
   * Has a job wait until it is resumed, in all processes and beyond their end. One that runs stops, with nothing half
   * written, and begins anew then. Throws JOB_NOT_FOUND; one that has ended, or whose file is complete, stays as it is.
   */
  hold(taskId: string): void {
    this.#queue.hold(taskId);
  }

  /** Has a job wait for its turn again that is held. Throws JOB_NOT_FOUND. */
  release(taskId: string): JobStatus {
    return this.#queue.release(taskId);
  }

  /** Whether waiting jobs are held back. */
  get isPaused(): boolean {
    return this.#queue.isPaused;
  }

  /**
   * Holds back the waiting jobs, in all processes and beyond their end, until `resume`. Running jobs go on; a command
   * that waits for its own job still runs it.
   */
  pause(): void {
    this.#queue.pause();
  }

  resume(): void {
    this.#queue.resume();
  }

  /**
   * Calls `listener` with every change of the jobs this service works on or waits for, and with `claims: 'every'` of
   * those that were unfinished when it was opened, at most ten times a second for each. Returns the function that stops
   * it.
   */
  onJobChanged(listener: (status: JobStatus) => void): () => void {
    return this.#queue.onJobChanged(listener);
  }

  /** Stops working and cleans up: what is not finished goes on when the service is opened again. */
  async close(): Promise<void> {
    await this.#queue.close();
    this.#db.close();
  }

  /** `choose` gives the target when the job is added, which is `target` or beside it. */
  async #start(
    {
      request,
      source,
      target,
      choose,
    }: {
      request: ExportRequest;
      source: SourceLocation;
      target: string;
      choose: ChooseTarget;
    },
    { priority = 'interactive', useCache = true }: StartOptions = {},
  ): Promise<JobStatus> {
    const inUse = { source, dataFolder: this.#dataFolder };
    checkPermitted(request, inUse);
    await checkReserved(target, inUse);
    await checkTarget(target);
    return this.#queue.add({ request, source, priority, useCache, requestedBy: userName() }, choose);
  }

  async #onEngine<T>(use: (engine: Engine) => Promise<T>): Promise<T> {
    const engine = this.#createEngine();
    try {
      return await use(engine);
    } finally {
      await engine.end();
    }
  }
}

/** A path in a folder that nothing is at, and nothing is promised to. */
const freeIn =
  (folder: string, name: string): ChooseTarget =>
  (isPromised) =>
    unusedPath(folder, name, (path) => existsSync(path) || isPromised(path));

const childProcessEngine: CreateEngine = () => new ProcessEngine(startChildProcess);
