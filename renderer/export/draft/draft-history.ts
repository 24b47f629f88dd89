import { create } from 'zustand';
import { isUsual } from '../../../preload/contract/usual-period.ts';
import type { ExportDraft } from './export-draft.ts';
import { useExport } from './export-slice.ts';

/** The most steps that can be undone. */
const limit = 100;

/** Milliseconds between two letters that are one step. */
const typingPause = 1_000;

interface DraftHistory {
  /** What the draft was, the last one at the end. */
  past: readonly ExportDraft[];
  /** What was undone, the next one at the end. */
  future: readonly ExportDraft[];
  undo: () => void;
  redo: () => void;
}

/** Set while a step is undone or redone, which is no step itself. */
let isStepping = false;

export const useDraftHistory = create<DraftHistory>()((set, get) => {
  const step = (from: 'past' | 'future', to: 'past' | 'future'): void => {
    const { draft } = useExport.getState();
    const next = get()[from].at(-1);
    if (!draft || !next) return;
    set({ [from]: get()[from].slice(0, -1), [to]: [...get()[to], draft] });
    isStepping = true;
    useExport.getState().restore(next);
    isStepping = false;
  };
  return {
    past: [],
    future: [],
    undo: () => {
      step('past', 'future');
    },
    redo: () => {
      step('future', 'past');
    },
  };
});

/** A draft with nothing in it but what the person sets: the days of a usual period are set by the day. */
const choices = (draft: ExportDraft): ExportDraft => ({
  ...draft,
  available: [],
  columnsKnown: true,
  period: isUsual(draft.periodChoice) ? {} : draft.period,
});

/** Which parts differ, as one text: empty when only what is known of the data has changed. */
function changedParts(before: ExportDraft, after: ExportDraft): string {
  // The columns of a typed query have become known.
  if (!before.columnsKnown && after.columnsKnown) return '';
  const [old, now] = [choices(before), choices(after)];
  return (Object.keys(now) as (keyof ExportDraft)[])
    .filter((part) => old[part] !== now[part] && JSON.stringify(old[part]) !== JSON.stringify(now[part]))
    .join();
}

let last = { parts: '', field: null as Element | null, at: 0 };

/** The field that is typed into. */
const typedInto = (): Element | null => {
  const { activeElement } = document;
  return isTextField(activeElement) ? activeElement : null;
};

/** Whether the keys belong to what has the focus. */
export const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLElement && (element.isContentEditable || element.role === 'spinbutton')) ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(element.type));

useExport.subscribe(({ draft: after }, { draft: before }) => {
  if (after === before || isStepping) return;
  if (before?.source !== after?.source || !before || !after) {
    useDraftHistory.setState({ past: [], future: [] });
    return;
  }
  const parts = changedParts(before, after);
  if (parts === '') return;
  const field = typedInto();
  const at = performance.now();
  const isSameField = field !== null && field === last.field;
  const goesOn = isSameField && parts === last.parts && at - last.at < typingPause;
  last = { parts, field, at };
  const { past } = useDraftHistory.getState();
  useDraftHistory.setState({ past: goesOn ? past : [...past, before].slice(-limit), future: [] });
});
