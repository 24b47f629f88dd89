import type { RecentQueries } from '../../export/recent-queries.ts';
import { checkOn } from '../../settings/rules.ts';
import type { OpenedSource } from '../opened-source.ts';
import type { HandlersOf } from './handle.ts';

export const queryHandlers = (opened: OpenedSource, recent: RecentQueries): HandlersOf<'query'> => ({
  listQueries: ({ source }) => recent.list(opened.location(source)),
  keepQuery: ({ source, sql }) => {
    checkOn('typed-query');
    return recent.keep(opened.location(source), sql);
  },
});
