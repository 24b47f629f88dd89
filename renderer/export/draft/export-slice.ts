import { create } from 'zustand';
import type { SourceInfo } from '../../../preload/contract/channels.ts';
import type { ColumnInfo, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { MeasureFunction } from '../../../preload/contract/measures.ts';
import type { Period, Sort } from '../../../preload/contract/query.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import type { Preview } from '../../../preload/contract/preview.ts';
import type { RowCount } from '../../../preload/contract/row-count.ts';
import {
  defaultOutput,
  draftOf,
  noPeriod,
  withAvailable,
  withRunQuery,
  withTypedQuery,
  type ColumnDraft,
  type ExportDraft,
  type FilterDraft,
  type GroupDraft,
  type MeasureDraft,
  type OutputDraft,
  type ParameterDraft,
  type SheetDraft,
} from './export-draft.ts';
import type { Format } from '../../../preload/contract/formats.ts';
import { isUsual, usualDays, type PeriodChoice } from '../../../preload/contract/usual-period.ts';
import { atSheet, sheetOf, sheetsOf, showing, withNewSheet, withoutSheet } from './sheets.ts';
import { withGroup, withMeasure, withSummary } from './summary-draft.ts';
import { today } from './today.ts';
import { system } from '../../system.ts';
import { useSchoolCalendar } from '../../settings/school-calendar-slice.ts';
import { firstOperator } from '../filters/filter-words.ts';

/** An answer and the request it belongs to, so that everybody can see whether it is the newest one. */
export interface Answer<T> {
  request: string;
  result: Result<T>;
}

export interface ExportSlice {
  draft: ExportDraft | null;
  preview: Answer<Preview> | null;
  count: Answer<RowCount> | null;
  /** Grows when another draft takes the place of this one: what is half typed in its fields goes with it. */
  edits: number;
  /** Grows when another sheet of the file is shown, with the same consequence. */
  turns: number;
  /** Grows when preview and count are to be asked for although nothing has changed. */
  attempt: number;

  /** What was set for the other datasets of the source when they were left, by their ids. */
  left: Readonly<Record<string, ExportDraft>>;

  /** Begins with the first dataset of a source that has just been opened, or with what was set for it before, the newest first. */
  openSource: (source: SourceInfo, kept?: readonly ExportDraft[]) => void;
  /** Adds what was set before for datasets that nobody has looked at since. */
  remember: (kept: readonly ExportDraft[]) => void;
  /** Goes on with a draft that was made elsewhere. */
  edit: (draft: ExportDraft) => void;
  /** Goes back to what the draft of this source was, or on to what it became. */
  restore: (draft: ExportDraft) => void;
  /** Goes on with what was set for the dataset when it was left. */
  chooseDataset: (dataset: DatasetInfo) => void;
  typeQuery: (text: string) => void;
  /** Takes what is typed, and asks for it, as often as that is wanted. */
  runQuery: () => void;
  /** Leaves nothing of what was set for the dataset but the file's options. */
  startOver: () => void;
  /** Shows another sheet of the file. */
  chooseSheet: (place: number) => void;
  /** One more sheet, which is shown then. */
  addSheet: () => void;
  removeSheet: (place: number) => void;
  nameSheet: (sheetName: string) => void;
  setParameter: (key: string, value: ParameterDraft) => void;
  /** Sets the days by hand. */
  setPeriod: (period: Period) => void;
  choosePeriod: (choice: PeriodChoice) => void;
  /** Takes the days of a usual period anew: it may be another day, or another calendar. */
  renewPeriod: () => void;
  /** One with the usual condition, to be filled in, or with this one. */
  addFilter: (column: string, condition?: Pick<FilterDraft, 'op' | 'texts'>) => void;
  changeFilter: (id: number, change: Pick<FilterDraft, 'op' | 'texts'>) => void;
  removeFilter: (id: number) => void;
  addGroup: (column: ColumnInfo) => void;
  addMeasure: (measured: MeasureFunction) => void;
  changeGroup: (group: GroupDraft) => void;
  changeMeasure: (measure: MeasureDraft) => void;
  removeGroup: (id: number) => void;
  removeMeasure: (id: number) => void;
  setSort: (sort: Sort[]) => void;
  setLimit: (limit: number | null) => void;
  setColumns: (change: (columns: ColumnDraft[]) => ColumnDraft[]) => void;
  setOutput: (change: Partial<OutputDraft>) => void;
  /** Changes what only that format has. */
  setOptions: <F extends Format>(format: F, options: Partial<OutputDraft[F]>) => void;
  /** A file for each value of a column; null for one file. */
  setSplitBy: (splitBy: string | null) => void;
  setMadeByServer: (madeByServer: boolean) => void;
  showPreview: (answer: Answer<Preview>) => void;
  showCount: (answer: Answer<RowCount>) => void;
  /** Asks for preview and count again. */
  askAgain: () => void;
}

/** The days of a choice; custom ones stay as they are. */
function daysOf(choice: PeriodChoice, period: Period): Period {
  if (choice === 'custom') return period;
  const { calendar } = useSchoolCalendar.getState();
  return isUsual(choice) ? (usualDays(choice, today(), calendar) ?? {}) : {};
}

/** The sheet itself where its days are still those of its choice. */
function withDaysOfToday<S extends Pick<SheetDraft, 'periodChoice' | 'period'>>(sheet: S): S {
  const days = daysOf(sheet.periodChoice, sheet.period);
  const isSame = days.from === sheet.period.from && days.to === sheet.period.to;
  return isSame ? sheet : { ...sheet, period: days };
}

const replaced = <T extends { id: number }>(all: readonly T[] = [], one: T): T[] =>
  all.map((other) => (other.id === one.id ? one : other));

const without = <T extends { id: number }>(all: readonly T[] = [], id: number): T[] =>
  all.filter((other) => other.id !== id);

const byDataset = (drafts: readonly ExportDraft[]): Record<string, ExportDraft> =>
  Object.fromEntries(drafts.map((draft) => [draft.dataset.id, draft]));

export const useExport = create<ExportSlice>()((set, get) => {
  const nothingKnown = ({ attempt }: ExportSlice): Pick<ExportSlice, 'preview' | 'count' | 'attempt'> => ({
    preview: null,
    count: null,
    attempt: attempt + 1,
  });
  const change = (make: (draft: ExportDraft) => ExportDraft): void => {
    set(({ draft }) => ({ draft: draft && make(draft) }));
  };
  /** Another sheet takes the place of the one that is shown. */
  const show = (make: (draft: ExportDraft) => ExportDraft): void => {
    set((slice) => ({
      ...nothingKnown(slice),
      draft: slice.draft && make(slice.draft),
      turns: slice.turns + 1,
    }));
  };
  const put = (part: Partial<ExportDraft>): void => {
    change((draft) => ({ ...draft, ...part }));
  };
  return {
    draft: null,
    preview: null,
    count: null,
    edits: 0,
    turns: 0,
    left: {},
    attempt: 0,

    openSource: ({ id, datasets: [first] }, kept = []) => {
      set((slice) => ({
        ...nothingKnown(slice),
        left: byDataset(kept),
        draft:
          kept[0] ??
          (first
            ? draftOf(
                id,
                first,
                slice.draft ?? { ...noPeriod, output: defaultOutput(system.excelSeparators) },
              )
            : null),
      }));
      get().renewPeriod();
    },
    remember: (kept) => {
      set(({ left }) => ({ left: { ...byDataset(kept), ...left } }));
    },
    edit: (draft) => {
      set((slice) => ({ ...nothingKnown(slice), draft, edits: slice.edits + 1 }));
    },
    restore: (draft) => {
      set((slice) => {
        const isSameSheet =
          draft.dataset.id === slice.draft?.dataset.id && draft.before.length === slice.draft.before.length;
        return { ...(!isSameSheet && { ...nothingKnown(slice), turns: slice.turns + 1 }), draft };
      });
    },
    chooseDataset: (dataset) => {
      set((slice) => {
        const { draft } = slice;
        if (!draft) return {};
        const left = { ...slice.left, [draft.dataset.id]: draft };
        return {
          ...nothingKnown(slice),
          left,
          draft: {
            ...draft,
            ...sheetOf(left[dataset.id] ?? draftOf(draft.source, dataset, draft)),
            splitBy: left[dataset.id]?.splitBy ?? null,
            madeByServer: false,
          },
          edits: slice.edits + 1,
        };
      });
      get().renewPeriod();
    },
    startOver: () => {
      set((slice) => {
        const { draft } = slice;
        if (!draft) return {};
        const { source, dataset, output } = draft;
        return {
          ...nothingKnown(slice),
          draft: { ...draft, ...sheetOf(draftOf(source, dataset, { ...noPeriod, output })), splitBy: null },
          edits: slice.edits + 1,
        };
      });
    },
    typeQuery: (text) => {
      change((draft) => withTypedQuery(draft, text));
    },
    runQuery: () => {
      set((slice) => {
        const draft = slice.draft && withRunQuery(slice.draft);
        // The rows of another query stay until there are new ones.
        return draft === slice.draft ? nothingKnown(slice) : { draft };
      });
    },
    chooseSheet: (place) => {
      show((draft) => atSheet(draft, place));
    },
    addSheet: () => {
      show(withNewSheet);
    },
    removeSheet: (place) => {
      show((draft) => withoutSheet(draft, place));
    },
    nameSheet: (sheetName) => {
      put({ sheetName });
    },
    setParameter: (key, value) => {
      change((draft) => ({ ...draft, params: { ...draft.params, [key]: value } }));
    },
    setPeriod: (period) => {
      put({ periodChoice: 'custom', period });
    },
    choosePeriod: (periodChoice) => {
      change((draft) => ({ ...draft, periodChoice, period: daysOf(periodChoice, draft.period) }));
    },
    renewPeriod: () => {
      change((draft) => {
        const sheets = sheetsOf(draft);
        const renewed = sheets.map(withDaysOfToday);
        const isSame = renewed.every((sheet, place) => sheet === sheets[place]);
        return isSame ? draft : showing(draft, renewed, draft.before.length);
      });
    },
    addFilter: (column, condition) => {
      change((draft) => {
        const type = draft.available.find(({ key }) => key === column)?.type ?? 'any';
        const id = Math.max(0, ...draft.filters.map((filter) => filter.id)) + 1;
        return {
          ...draft,
          filters: [
            ...draft.filters,
            {
              id,
              column,
              op: condition?.op ?? firstOperator(type, draft.dataset.listsValues === true),
              texts: condition?.texts ?? [],
            },
          ],
        };
      });
    },
    changeFilter: (id, values) => {
      change((draft) => ({
        ...draft,
        filters: draft.filters.map((filter) => (filter.id === id ? { ...filter, ...values } : filter)),
      }));
    },
    removeFilter: (id) => {
      change((draft) => ({ ...draft, filters: draft.filters.filter((filter) => filter.id !== id) }));
    },
    addGroup: (column) => {
      change((draft) => withGroup(draft, column));
    },
    addMeasure: (measured) => {
      change((draft) => withMeasure(draft, measured));
    },
    changeGroup: (group) => {
      change((draft) => withSummary(draft, { groups: replaced(draft.summary?.groups, group) }));
    },
    changeMeasure: (measure) => {
      change((draft) => withSummary(draft, { measures: replaced(draft.summary?.measures, measure) }));
    },
    removeGroup: (id) => {
      change((draft) => withSummary(draft, { groups: without(draft.summary?.groups, id) }));
    },
    removeMeasure: (id) => {
      change((draft) => withSummary(draft, { measures: without(draft.summary?.measures, id) }));
    },
    setSort: (sort) => {
      put({ sort });
    },
    setLimit: (limit) => {
      put({ limit });
    },
    setColumns: (make) => {
      change((draft) => ({ ...draft, columns: make(draft.columns) }));
    },
    setOutput: (output) => {
      change((draft) => ({ ...draft, output: { ...draft.output, ...output } }));
    },
    setOptions: (format, options) => {
      change((draft) => {
        const { output } = draft;
        return { ...draft, output: { ...output, [format]: { ...output[format], ...options } } };
      });
    },
    setSplitBy: (splitBy) => {
      put({ splitBy });
    },
    setMadeByServer: (madeByServer) => {
      change((draft) => ({ ...draft, madeByServer }));
    },
    showPreview: (preview) => {
      set({ preview });
      if (preview.result.ok) {
        const { available } = preview.result.value;
        change((draft) => (draft.columnsKnown ? draft : withAvailable(draft, available)));
      }
    },
    showCount: (count) => {
      set({ count });
    },
    askAgain: () => {
      set(nothingKnown);
    },
  };
});

/** The draft, for everything that is only drawn once there is one. */
export function useDraft<T>(select: (draft: ExportDraft) => T): T {
  return useExport(({ draft }) => {
    if (!draft) throw new Error('No dataset is chosen yet');
    return select(draft);
  });
}
