import type { SourceInfo } from '../../../preload/contract/channels.ts';
import { api } from '../../api.ts';
import { draftChoices } from '../../saved/saved-choices.ts';
import { system } from '../../system.ts';
import { keptDrafts } from './draft-of-export.ts';
import { defaultOutput, type ExportDraft } from './export-draft.ts';
import { useExport } from './export-slice.ts';
import { unfinished } from './sheet-request.ts';

/** Milliseconds after which somebody has set something and goes on to the next. */
const pause = 400;
/** Milliseconds that somebody waits for what was set before: a server may be slow to name what was chosen. */
const patience = 1_000;

let waiting: { draft: ExportDraft; timer: ReturnType<typeof setTimeout> } | undefined;

/** Keeps at once what was set last. What is half filled in is not gone on with at the next start. */
export function keep(): void {
  const { draft, timer } = waiting ?? {};
  clearTimeout(timer);
  waiting = undefined;
  if (!draft || unfinished(draft) !== null) return;
  const { source, ...choices } = draftChoices(draft);
  void api.keepDraft({ source, request: choices });
}

useExport.subscribe(({ draft }, { draft: before }) => {
  if (!draft || draft === before) return;
  clearTimeout(waiting?.timer);
  waiting = { draft, timer: setTimeout(keep, pause) };
});
addEventListener('pagehide', keep);

/** Goes on with what was set for a source before; the function returned calls it off. */
export function goOnWith(source: SourceInfo): () => void {
  let isCurrent = true;
  const isOpen = (): boolean => useExport.getState().draft?.source === source.id;
  const open = (drafts: readonly ExportDraft[]): void => {
    if (!isCurrent) return;
    if (isOpen()) useExport.getState().remember(drafts);
    else useExport.getState().openSource(source, drafts);
  };
  const output = useExport.getState().draft?.output ?? defaultOutput(system.excelSeparators);
  const timer = setTimeout(open, patience, []);
  void keptDrafts(source, output).then((drafts) => {
    clearTimeout(timer);
    open(drafts);
  });
  return () => {
    isCurrent = false;
    clearTimeout(timer);
  };
}
