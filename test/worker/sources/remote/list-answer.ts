import { items, type Form, type Item, type ListOptions } from './lists.ts';

export interface ListAnswer {
  type: string;
  body: string;
}

const cursorOf = (first: number): string => Buffer.from(`p=${first}`).toString('base64url');

/** The first row that an address asks for, from 0. */
export function firstRow(url: URL, { form = 'page numbers', pageSize = 100 }: ListOptions): number {
  const asked = (name: string): string | null => url.searchParams.get(name);
  switch (form) {
    case 'page numbers':
      return (Number(asked('page') ?? 1) - 1) * pageSize;
    case 'cursor':
    case 'API pages':
      return Number(
        Buffer.from(asked('cursor') ?? '', 'base64url')
          .toString()
          .slice(2),
      );
    case 'limit and offset':
    case 'API stream':
      return Number(asked('offset') ?? 0);
  }
}

const isApi = (form: Form = 'page numbers'): boolean => form.startsWith('API');

/** What is told of the rows apart from them: undefined where rows are asked for, or nothing is told. */
export function description(url: URL, { form }: ListOptions): ListAnswer | undefined {
  if (!isApi(form) || !url.pathname.endsWith('/datasets')) return undefined;
  const columns = [
    { key: 'id', label: 'id', type: 'integer' },
    { key: 'name', label: 'name', type: 'text' },
  ];
  return json({ datasets: [{ id: 'rows', label: 'Rows', columns }] });
}

/** The rows from `first` on: a page of them, or all. */
export function listAnswer(url: URL, first: number, options: ListOptions): ListAnswer {
  const { form = 'page numbers', rows = 250, pageSize = 100, newFieldFrom } = options;
  const all = items(rows).map((item, index) =>
    newFieldFrom !== undefined && index >= newFieldFrom ? { ...item, extra: 1 } : item,
  );
  const behind = first + pageSize;
  const results = all.slice(first, behind);
  const address = `${url.origin}${url.pathname}`;
  const nextOf = (query: string): string | null => (behind < rows ? `${address}?${query}` : null);
  switch (form) {
    case 'page numbers': {
      const number = first / pageSize + 1;
      const page = { count: rows, next: nextOf(`page=${number + 1}`), results };
      return json(asWrongAs(options.pages, page, number, all.slice(Math.max(first - 1, 0), behind)));
    }
    case 'limit and offset':
      return json({ count: rows, next: nextOf(`limit=${pageSize}&offset=${behind}`), results });
    case 'cursor':
      return json({ next: nextOf(`cursor=${cursorOf(behind)}`), previous: null, results });
    case 'API pages':
      return json({
        total: rows,
        rows: results.map(valuesOf),
        next: behind < rows ? cursorOf(behind) : null,
      });
    case 'API stream': {
      const lines = [
        { head: { rows, snapshot: 'one' } },
        ...all.slice(first).map(valuesOf),
        { end: { rows } },
      ];
      const body = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
      return { type: 'application/x-ndjson', body };
    }
  }
}

/** `withRowBefore`: the rows of the page, and the last one before it. */
function asWrongAs(
  pages: ListOptions['pages'],
  page: { count: number; next: string | null; results: Item[] },
  number: number,
  withRowBefore: Item[],
): unknown {
  switch (pages) {
    case 'none':
      return { detail: 'hello' };
    case 'numbers':
      return [1, 2];
    case 'elsewhere':
      return { ...page, next: 'https://example.org/?page=2' };
    case 'circle':
      return { ...page, next: '?page=2' };
    case 'endless':
      return { ...page, results: [], next: `?page=${number + 1}` };
    case 'one more counted':
      return { ...page, count: page.count + 1 };
    case 'one repeated':
      // A row was added at the top while the first page was being read.
      return number === 2 ? { ...page, results: withRowBefore } : page;
    default:
      return page;
  }
}

const valuesOf = ({ id, name }: Item): unknown[] => [id, name];

const json = (content: unknown): ListAnswer => ({ type: 'application/json', body: JSON.stringify(content) });
