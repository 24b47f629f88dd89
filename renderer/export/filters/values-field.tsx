import { useState, type ReactNode } from 'react';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';
import type { FilterDraft } from '../draft/export-draft.ts';
import { useDraft } from '../draft/export-slice.ts';
import { SearchFieldMany } from '../search/search-field-many.tsx';
import { useValueSearch } from './use-value-search.ts';

interface ValuesFieldProps {
  filter: FilterDraft;
  /** The column's name. */
  column: string;
  onChange: (values: string[]) => void;
}

/** Any number of values of a column: chosen out of those that are there, or typed where nobody lists them. */
export function ValuesField(props: ValuesFieldProps): ReactNode {
  const listsValues = useDraft(({ dataset }) => dataset.listsValues === true);
  return listsValues ? <ListedValues {...props} /> : <TypedValues {...props} />;
}

function ListedValues({ filter, column, onChange }: ValuesFieldProps): ReactNode {
  const search = useValueSearch(filter);
  return (
    <SearchFieldMany
      label={t('filter-field.value-for', { column })}
      labelHidden
      nothingFound={t('filter-field.no-values', { column })}
      chosenLabel={t('filter-field.chosen-values', { column })}
      beside
      placeholder={t(filter.texts.length === 0 ? 'filter-field.choose-values' : 'filter-field.add-values')}
      search={search}
      value={filter.texts.map((text) => search.known.get(text) ?? { id: text, label: text, detail: '' })}
      onChange={(chosen) => {
        onChange(chosen.map(({ id }) => id));
      }}
    />
  );
}

function TypedValues({ filter, column, onChange }: ValuesFieldProps): ReactNode {
  // An empty line is where the next value is going to be.
  const [text, setText] = useState(filter.texts.join('\n'));
  return (
    <TextField
      label={t('filter-field.value-for', { column })}
      labelHidden
      placeholder={t('filter-field.value-per-line')}
      lines
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(
          typed
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        );
      }}
    />
  );
}
