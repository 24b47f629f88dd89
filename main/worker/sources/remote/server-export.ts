import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { shortened } from '../../../../preload/contract/shortened.ts';
import type { MadeFacts, MadeFile, MakingProgress } from '../source.ts';
import { answerOf, notUnderstood } from './answer.ts';
import { download } from './download.ts';
import type { HttpClient } from './http-client.ts';
import { pauseOf } from './remote-failure.ts';

/** Milliseconds between two questions how far a file is, and for which it may stay as far as it is. */
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
    const { text } = await this.#client.page(start, { json: this.#question });
    const begun = this.#statusIn(text);
    const place = new URL(`exports/${encodeURIComponent(begun.task_id)}`, this.#base);
    let isFetched = false;
    try {
      const { download_url: address, total, sha256 } = await this.#made(begun, place, hear);
      if (typeof address !== 'string') throw notUnderstood(this.#client, 'it does not say where its file is');
      const told = yield* download(this.#client, this.#client.ownUrl(new URL(address, this.#base)));
      isFetched = true;
      return { rows: total ?? undefined, sha256: sha256?.toLowerCase() ?? told.sha256 };
    } finally {
      // Nobody waits for it any more: the server need not go on.
      if (!isFetched) await this.#client.drop(place);
    }
  }

  /** Resolves when the file is there. */
  async #made(begun: Status, place: URL, hear: (progress: MakingProgress) => void): Promise<Status> {
    let status = begun;
    let pause = this.#pace.first;
    let changed = performance.now();
    for (;;) {
      const { state, progress, total } = status;
      if (state === 'SUCCESS') return status;
      if (state === 'FAILURE' || state === 'REVOKED') throw this.#failed(status);
      if (typeof total === 'number')
        hear({ done: Math.floor((total * (progress ?? 0)) / 100), known: total });
      const unchanged = performance.now() - changed;
      if (unchanged > this.#pace.unchanged)
        throw new ExportFailure('REMOTE_SLOW', {
          host: this.#client.host,
          seconds: Math.round(unchanged / 1_000),
        });
      await delay(pause, undefined, { signal: this.#client.signal }).catch(() => undefined);
      const { text, headers } = await this.#client.page(place);
      const next = this.#statusIn(text);
      pause = Math.min(pauseOf(headers['retry-after']) ?? pause * 1.5, this.#pace.longest);
      if (next.state !== state || next.progress !== progress) changed = performance.now();
      status = next;
    }
  }

  /** What a server says of its own failure is shown, but never much of it. */
  #failed({ state, error }: Status): ExportFailure {
    const problem =
      state === 'REVOKED' ? 'it was cancelled there' : shortened(error ?? '') || 'it does not say why';
    return new ExportFailure('REMOTE_EXPORT_FAILED', { host: this.#client.host, problem });
  }

  #statusIn(text: string): Status {
    const parsed = statusSchema.safeParse(answerOf(this.#client, text));
    if (parsed.success) return parsed.data;
    throw notUnderstood(this.#client, 'how far its file is, is not as analytics-api.yaml says');
  }
}
