import type { SourceLocation } from '../../../preload/contract/source.ts';
import type { Source } from './source.ts';
import { RecordsSource } from './records-source.ts';
import { SqliteSource } from './sqlite/sqlite-source.ts';

/** How each kind of source is opened. */
const openers = {
  sqlite: ({ file, label }) => new SqliteSource(file, label),
  records: ({ file, label }) => new RecordsSource(file, label),
} satisfies { [K in SourceLocation['kind']]: (location: Extract<SourceLocation, { kind: K }>) => Source };

export function openSource(location: SourceLocation): Source {
  switch (location.kind) {
    case 'sqlite':
      return openers.sqlite(location);
    case 'records':
      return openers.records(location);
  }
}
