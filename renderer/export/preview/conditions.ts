import { filterWords } from '../../../preload/words/filter-words.ts';
import { noPeriod, type ExportDraft } from '../draft/export-draft.ts';
import type { ExportSlice } from '../draft/export-slice.ts';
import { countRequest, type SheetRequest } from '../draft/sheet-request.ts';
import { filterOf } from '../filters/filter-words.ts';
import { daysWords } from '../what/days-words.ts';
import { t, words } from '../../words.ts';

/** Values of a filter that are spelt out. */
const mostValues = 3;

/** Something in a draft that leaves rows out, and can be taken away. */
export interface Condition {
  id: string;
  /** `Subject is one of Art, Music`. */
  words: string;
  /** Takes it away. */
  remove: (slice: ExportSlice) => void;
  /** The rows that it would leave by itself. */
  alone: SheetRequest;
}

/** What leaves rows out, in the order of the screen; what is not filled in yet does not. */
export function conditionsOf(draft: ExportDraft): Condition[] {
  const { dataset, params, period, filters, available } = draft;
  const required = dataset.parameters.filter(({ required }) => required).map(({ key }) => key);
  const bare: ExportDraft = {
    ...draft,
    ...noPeriod,
    params: Object.fromEntries(Object.entries(params).filter(([key]) => required.includes(key))),
    filters: [],
    summary: null,
    limit: null,
  };

  const chosen = dataset.parameters.flatMap(({ key, label }): Condition[] => {
    const choices = params[key];
    if (required.includes(key) || !Array.isArray(choices) || choices.length === 0) return [];
    return [
      {
        id: `parameter ${key}`,
        words: t('preview.parameter', {
          label,
          values: words.firstOf(
            choices.map((choice) => choice.label),
            mostValues,
          ),
        }),
        remove: ({ setParameter }) => {
          setParameter(key, []);
        },
        alone: countRequest({ ...bare, params: { ...bare.params, [key]: choices } }),
      },
    ];
  });
  const days: Condition[] =
    period.from === undefined && period.to === undefined
      ? []
      : [
          {
            id: 'period',
            words: t('preview.period', { days: daysWords(period) }),
            remove: ({ choosePeriod }) => {
              choosePeriod('all-days');
            },
            alone: countRequest({ ...bare, period }),
          },
        ];
  const filtered = filters.flatMap((filter): Condition[] => {
    const column = available.find(({ key }) => key === filter.column);
    const complete = column && filterOf(filter, column.type);
    if (!complete) return [];
    return [
      {
        id: `filter ${filter.id}`,
        words: filterWords(complete, column, mostValues, words),
        remove: ({ removeFilter }) => {
          removeFilter(filter.id);
        },
        alone: countRequest({ ...bare, filters: [filter] }),
      },
    ];
  });
  return [...chosen, ...days, ...filtered];
}
