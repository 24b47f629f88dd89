import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { shortened } from '../../../../preload/contract/shortened.ts';
import type { MadeFacts, MadeFile, MakingProgress } from '../source.ts';
import { answerOf, notUnderstood } from './answer.ts';
import { download } from './download.ts';
import type { HttpClient, Page } from './http-client.ts';
import { pauseOf } from './remote-failure.ts';

/**
 * Milliseconds between two questions how far a file is, where the server does not say when to ask, and for which it may
 * stay as far as it is.
 */
const usualPace = { first: 300, longest: 10_000, unchanged: 600_000 };

const statusSchema = z.object({
  task_id: z.string().min(1).max(256),
  state: z.enum(['PENDING', 'PROGRESS', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED']),
  /** Percent. */
  progress: z.number().min(0).max(100).nullish(),
  /** Rows. */
  total: z.int().nonnegative().nullish(),
  download_url: z.string().max(4_096).nullish(),
  error: z.string().nullish(),
  sha256: z
    .string()
    .regex(/^[\da-f]{64}$/i)
    .nullish(),
});
type Status = z.output<typeof statusSchema>;

interface Answer {
  status: Status;
  /** Milliseconds until the server wants to be asked again; undefined where it does not say. */
  asksToWait: number | undefined;
}

/** A file that a server makes as a task of its own, which is asked for how far it is and then fetched. */
export class ServerExport implements MadeFile {
  readonly #client: HttpClient;
  readonly #base: URL;
  readonly #dataset: string;
  readonly #question: object;
  readonly #pace: typeof usualPace;

  /** `base` is the address of the interface, with a slash at its end; `question` what the file has. */
  constructor(client: HttpClient, base: URL, dataset: string, question: object, pace = usualPace) {
    this.#client = client;
    this.#base = base;
    this.#dataset = dataset;
    this.#question = question;
    this.#pace = pace;
  }

  async *bytes(hear: (progress: MakingProgress) => void): AsyncGenerator<Uint8Array, MadeFacts> {
    const start = new URL(`datasets/${encodeURIComponent(this.#dataset)}/exports`, this.#base);
    const begun = this.#answerIn(await this.#client.page(start, { json: this.#question, key: randomUUID() }));
    const place = new URL(`exports/${encodeURIComponent(begun.status.task_id)}`, this.#base);
    let isFetched = false;
    try {
      const { download_url: address, total, sha256 } = await this.#made(begun, place, hear);
      if (typeof address !== 'string') throw notUnderstood(this.#client, { problem: 'noFile' });
      const known = total ?? undefined;
      const told = yield* download(this.#client, this.#client.ownUrl(address, this.#base), (share) => {
        hear({ phase: 'fetching', done: Math.floor((known ?? 0) * share), known });
      });
      isFetched = true;
      return { rows: known, sha256: sha256?.toLowerCase() ?? told.sha256 };
    } finally {
      // Nobody waits for it any more: the server need not go on.
      if (!isFetched) await this.#client.drop(place);
    }
  }

  /** Resolves when the file is there. */
  async #made(begun: Answer, place: URL, hear: (progress: MakingProgress) => void): Promise<Status> {
    const { first, longest, unchanged: patience } = this.#pace;
    let { status, asksToWait } = begun;
    let usual = first;
    let changed = performance.now();
    for (;;) {
      const { state, progress, total } = status;
      if (state === 'SUCCESS') return status;
      if (state === 'FAILURE' || state === 'REVOKED') throw this.#failed(status);
      hear({
        phase: 'making',
        done: Math.floor(((total ?? 0) * (progress ?? 0)) / 100),
        known: total ?? undefined,
      });
      const unchanged = performance.now() - changed;
      if (unchanged > patience)
        throw new ExportFailure('REMOTE_SLOW', {
          host: this.#client.host,
          seconds: Math.round(unchanged / 1_000),
        });
      const pause = asksToWait === undefined ? usual : Math.min(Math.max(asksToWait, first), patience);
      await delay(pause, undefined, { signal: this.#client.signal }).catch(() => undefined);
      usual = Math.min(usual * 1.5, longest);
      ({ status, asksToWait } = this.#answerIn(await this.#client.page(place)));
      if (status.state !== state || status.progress !== progress) changed = performance.now();
    }
  }

  /** What a server says of its own failure is shown, but never much of it. */
  #failed({ state, error }: Status): ExportFailure {
    const problem = state === 'REVOKED' ? 'cancelledThere' : shortened(error ?? '') || 'unsaid';
    return new ExportFailure('REMOTE_EXPORT_FAILED', { host: this.#client.host, problem });
  }

  #answerIn({ bytes, headers }: Page): Answer {
    const parsed = statusSchema.safeParse(answerOf(this.#client, bytes));
    if (parsed.success) return { status: parsed.data, asksToWait: pauseOf(headers['retry-after']) };
    throw notUnderstood(this.#client, { problem: 'badProgress' });
  }
}
