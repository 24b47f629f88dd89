import { z } from 'zod';
import { ExportFailure } from '../../../../../preload/contract/errors.ts';
import { answerOf, notUnderstood } from '../answer.ts';
import type { HttpClient, Page } from '../http-client.ts';
import { FreshRows } from '../identities.ts';

/** What of OneRoster is read, and of which service of version 1.2 it is. */
const services = {
  academicSessions: 'rostering',
  courses: 'rostering',
  classes: 'rostering',
  students: 'rostering',
  teachers: 'rostering',
  enrollments: 'rostering',
  categories: 'gradebook',
  lineItems: 'gradebook',
  results: 'gradebook',
} as const;
export type Collection = keyof typeof services;

/** What the records of a collection are called in an answer. */
const answerNames: Partial<Record<Collection, string>> = { students: 'users', teachers: 'users' };

/** Where the collections of each version are, below the address (1EdTech OneRoster 1.2, 1.1: REST binding). */
const versions = {
  v1p2: (collection: Collection) => `${services[collection]}/v1p2/${collection}`,
  v1p1: (collection: Collection) => `v1p1/${collection}`,
};
type Version = keyof typeof versions;

const record = z.looseObject({
  sourcedId: z.string().min(1).max(256),
  status: z.string().optional(),
});
export type OneRosterRecord = z.output<typeof record>;

/** Records that are asked for at once; a server may give fewer. */
const pageSize = 1_000;

/** Some records of a collection. */
interface RecordPage {
  records: OneRosterRecord[];
  /** How many there are in all, where the server says so. */
  total: number | undefined;
}

/** Those of a page that were neither on the one before nor on this one already. */
export interface FreshRecords {
  records: OneRosterRecord[];
  /** How many others there were. */
  repeated: number;
}

/** Asks a OneRoster server for its collections, whichever version it has. */
export class OneRosterService {
  readonly #client: HttpClient;
  readonly #base: string;
  readonly #name: string;
  #version: Promise<Version> | undefined;

  /** `name` is what people call the server. */
  constructor(client: HttpClient, url: URL, name: string) {
    this.#client = client;
    this.#name = name;
    const [root] = url.href.split('/ims/oneroster');
    this.#base = `${root?.replace(/\/+$/, '') ?? ''}/ims/oneroster/`;
  }

  /** How many records a collection has; undefined where the server does not say. */
  async count(collection: Collection): Promise<number | undefined> {
    return (await this.#page(collection, 0, 1)).total;
  }

  /**
   * A collection from its first record to its last, in pages. Where records are added meanwhile, those at the end of a page
   * come again at the beginning of the next; where some are taken away, others are passed over, and it throws
   * REMOTE_CHANGED. Throws REMOTE_NOT_UNDERSTOOD when there is no telling whether they are all.
   */
  async *pages(collection: Collection, filter?: string): AsyncGenerator<FreshRecords> {
    const seen = new FreshRows();
    let most = 0;
    for (let offset = 0; ;) {
      const { records, total } = await this.#page(collection, offset, pageSize, filter);
      const fresh = records.filter(({ sourcedId }) => seen.isFresh(sourcedId));
      if (records.length > 0 && fresh.length === 0 && records.length >= seen.before)
        throw notUnderstood(this.#client, { problem: 'collectionCircle', collection });
      if (total !== undefined && total < most)
        throw new ExportFailure('REMOTE_CHANGED', { name: this.#name });
      most = total ?? most;
      seen.endPage();
      offset += records.length;
      if (records.length > 0) yield { records: fresh, repeated: records.length - fresh.length };
      // One that does not say how many there are has no more when it gives none.
      if (records.length > 0 && (total === undefined || offset < total)) continue;
      if (total !== undefined && offset !== total)
        throw notUnderstood(this.#client, { problem: 'collectionEnd', collection, total, given: offset });
      return;
    }
  }

  async #page(collection: Collection, offset: number, limit: number, filter?: string): Promise<RecordPage> {
    const url = await this.#address(collection);
    const asked = {
      limit,
      offset,
      sort: 'sourcedId',
      orderBy: 'asc',
      ...(filter !== undefined && { filter }),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, String(value));
    return this.#recordPage(collection, await this.#client.page(url));
  }

  #recordPage(collection: Collection, { bytes, headers }: Page): RecordPage {
    const name = answerNames[collection] ?? collection;
    const answer = z
      .object({ [name]: z.array(record).max(100_000) })
      .safeParse(answerOf(this.#client, bytes));
    const records = answer.data?.[name];
    if (!records) throw notUnderstood(this.#client, { problem: 'noCollection', collection: name });
    const told = headers['x-total-count'];
    const total = typeof told === 'string' && /^\d+$/.test(told) ? Number(told) : undefined;
    return { records, total };
  }

  async #address(collection: Collection): Promise<URL> {
    return this.#addressIn(await (this.#version ??= this.#findVersion()), collection);
  }

  #addressIn(version: Version, collection: Collection): URL {
    return new URL(versions[version](collection), this.#base);
  }

  /** The newest that the server has. */
  async #findVersion(): Promise<Version> {
    const url = this.#addressIn('v1p2', 'academicSessions');
    url.searchParams.set('limit', '1');
    try {
      await this.#client.page(url);
      return 'v1p2';
    } catch (error) {
      if (error instanceof ExportFailure && error.code === 'REMOTE_NOT_FOUND') return 'v1p1';
      throw error;
    }
  }
}
