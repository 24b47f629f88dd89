import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { startChildProcess } from '../../main/engine/child-process.ts';
import { endsWithin } from '../../main/engine/ends-within.ts';
import { ProcessEngine } from '../../main/engine/process-engine.ts';
import type { WorkerTask, WorkerTasks } from '../../main/engine/protocol.ts';
import { DatasetReader } from '../../main/export/dataset-reader.ts';
import { parseRequest } from '../../main/export/request.ts';
import { Random } from '../../main/store/sample/random.ts';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { toldError } from '../fixtures/told-error.ts';
import { test as base } from '../fixtures/sample-school.ts';
import { isLongRun, isSentence, runs, seed } from './fuzzing.ts';
import { demandingDatabases, hostileDatabases, type DatabaseFile } from './hostile-databases.ts';
import { mutate } from './mutate-database.ts';
import { PeakMemory } from './peak-memory.ts';

/** Milliseconds after which a person has long chosen something else. */
const patience = 3_000;
/** Milliseconds within which whoever waits is answered, whatever the engine is doing. */
const deadline = 30_000;

/** Does with hostile files what the window and an export do, in an engine process, and notes how each of it ended. */
class Trial {
  readonly #findings: string[] = [];
  readonly #endings: Record<string, number> = {};
  readonly #folder: string;
  readonly #random = new Random(seed);
  readonly #engine = new ProcessEngine(startChildProcess);
  readonly #reader = new DatasetReader(this.#engine);
  readonly #memory = new PeakMemory();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async tryOut({ name, bytes, log }: DatabaseFile): Promise<void> {
    const file = join(this.#folder, 'hostile.db');
    writeFileSync(file, bytes);
    if (log) writeFileSync(`${file}-wal`, log);
    await this.#use(name, file);
    if (!readFileSync(file).equals(bytes)) this.#findings.push(`${name}: the file was changed`);
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    const left = readdirSync(this.#folder);
    if (left.length > 0) this.#findings.push(`${name}: left ${left.join()}`);
  }

  async #use(name: string, file: string): Promise<void> {
    const source = { kind: 'sqlite', file } as const;
    const target = join(this.#folder, 'hostile.out');
    const temporary = `${target}.partial`;
    const perform = <T extends WorkerTask>(task: T, take: WorkerTasks[T]['take']): Promise<unknown> => {
      const signal = AbortSignal.timeout(patience);
      return this.#note(`${task} of ${name}`, task, this.#engine.perform(task, take, { signal }));
    };
    const known = await this.#note(`describe ${name}`, 'describe', this.#reader.describe(source));
    const readable = (known ?? []).filter(({ id }) => id !== 'query');
    for (const dataset of readable.length > 0 ? [1, 2].map(() => this.#random.pick(readable)) : []) {
      const format = this.#random.pick(['csv', 'excel'] as const);
      const request = parseRequest({ sheets: [sheetOf(dataset, this.#random)], output: { format } });
      const [sheet] = request.sheets;
      await perform('preview', { source, language: 'de', sheet, output: request.output });
      await perform('count', { source, language: 'en', query: sheet });
      await perform('repeatable', { source, request });
      for (const { key } of dataset.parameters) {
        const parameter = { source, language: 'en' as const, dataset: dataset.id, parameter: key };
        await perform('search', { ...parameter, text: '' });
        await perform('find', { ...parameter, ids: [1, 2] });
      }
      const job = { source, request, target, temporary, application: 'Test', startedAt: 0 };
      await perform('export', { job });
      rmSync(temporary, { force: true });
    }
  }

  async #note<T>(what: string, kind: string, work: Promise<T>): Promise<T | undefined> {
    const answered = work.then(
      (value) => ({ value, ending: 'done' }),
      (thrown: unknown) => {
        const { code, message } = toldError(failureReport(thrown));
        if (!isSentence(code, message)) this.#findings.push(`${what}: ${code} ${message}`);
        return { value: undefined, ending: code };
      },
    );
    const isAnswered = await endsWithin(answered, deadline);
    if (!isAnswered) this.#findings.push(`${what}: no answer`);
    const { value, ending } = await answered;
    this.#endings[`${kind} ${ending}`] = (this.#endings[`${kind} ${ending}`] ?? 0) + 1;
    return value;
  }

  /** Fails when there was a finding, or the engine has taken too much memory. */
  assertHarmless(): void {
    const megabytes = this.#memory.peak;
    if (isLongRun) console.log(JSON.stringify({ seed, endings: this.#endings, megabytes }, null, 2));
    expect(this.#findings).toEqual([]);
    expect(megabytes).toBeLessThan(1_000);
  }

  async end(): Promise<void> {
    this.#memory.end();
    await this.#reader.close();
  }
}

/** The dataset as it is, or narrowed to one of its columns. */
function sheetOf({ id, columns, parameters }: DatasetInfo, random: Random): object {
  const params = Object.fromEntries(parameters.map(({ key }) => [key, '1']));
  const column = columns.length > 0 ? random.pick(columns).key : undefined;
  const whole = { dataset: id, params };
  if (column === undefined || random.chance(0.5)) return whole;
  return {
    ...whole,
    filters: [{ column, op: 'not-null' }],
    sort: [{ column, direction: 'descending' }],
    columns: [{ key: column }],
  };
}

const test = base.extend('trial', ({ folder }, { onCleanup }) => {
  const trial = new Trial(folder);
  onCleanup(() => trial.end());
  return trial;
});

const cases = runs(50);

test(
  `hostile files, and ${cases} changed ones (seed ${seed}), are read or refused in a sentence`,
  { timeout: 60_000 + cases * 500 },
  async ({ trial, folder, store }) => {
    const files = hostileDatabases(folder, store);
    const random = new Random(seed);
    for (const file of files) await trial.tryOut(file);
    for (let index = 0; index < cases; index++) {
      // The first ones have the most that can be changed.
      const file = random.chance(0.8) ? files[random.integer(0, 4)] : random.pick(files);
      if (file) await trial.tryOut(mutate(file, random));
    }
    trial.assertHarmless();
  },
);

test.runIf(isLongRun)(
  'files without end or measure are given up, and another process goes on',
  { timeout: 3_600_000 },
  async ({ trial, folder }) => {
    for (const file of demandingDatabases(folder)) await trial.tryOut(file);
    trial.assertHarmless();
  },
);
