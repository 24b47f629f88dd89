/** What a server does instead of answering well. */
export type Fault =
  | { kind: 'status'; code: number; headers?: Record<string, string> }
  /** The connection breaks after so many bytes. */
  | { kind: 'cut'; after: number }
  | { kind: 'text'; content: string }
  | { kind: 'packed'; with: 'gzip' | 'br' }
  | { kind: 'silent' }
  | { kind: 'stalled' }
  | { kind: 'dripping' }
  /** It lets nobody in whose authorization is not so: a regular expression. */
  | { kind: 'locked'; lets: string };

export type Item = Record<string, unknown>;

export const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Name ${index + 1}` }));

/** How rows are handed out: as Django's pagination classes do it, or as `analytics-api.yaml` says. */
export const forms = ['page numbers', 'limit and offset', 'cursor', 'API pages', 'API stream'] as const;
export type Form = (typeof forms)[number];

export interface ListOptions {
  form?: Form;
  rows?: number;
  pageSize?: number;
  /** The row from which on there is a field more. */
  newFieldFrom?: number;
  /** By the number of the request, from 1. */
  faults?: Readonly<Record<number, Fault>>;
  /** At every request for which there is no other. */
  always?: Fault;
  /** The connection breaks whenever rows are asked for that were not asked for before, after another number of bytes each time. */
  cutEveryPage?: boolean;
  /** What is wrong with the pages themselves, which are numbered. */
  pages?: 'none' | 'numbers' | 'elsewhere' | 'circle' | 'endless' | 'one more counted' | 'one repeated';
}

/** What came with a request. */
export interface Asked {
  authorization: string | undefined;
  /** The first row of the answer, from 0. */
  first: number;
}

export type ToServer =
  { kind: 'list'; list: string; options: ListOptions } | { kind: 'answer'; list: string };
export type ToParent =
  | { kind: 'started' }
  | { kind: 'there'; list: string; port: number }
  | { kind: 'asked'; list: string }
  | { kind: 'answered'; list: string; asked: Asked[] };
