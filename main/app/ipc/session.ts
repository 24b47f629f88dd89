import type { OpenedSource } from '../opened-source.ts';
import type { SessionFile } from '../session-file.ts';
import type { HandlersOf } from './handle.ts';

export const sessionHandlers = (opened: OpenedSource, session: SessionFile): HandlersOf<'session'> => ({
  listDrafts: ({ source }) => session.drafts(opened.kept(source)),
  keepDraft: ({ source, request }) => {
    session.keepDraft(opened.kept(source), request);
    return null;
  },
});
