import { useState, type ReactNode } from 'react';
import { TextField } from '../../components/text-field.tsx';
import type { FilterDraft } from '../draft/export-draft.ts';
import { useDraft } from '../draft/export-slice.ts';
import { SearchFieldMany } from '../search/search-field-many.tsx';
import { useValueSearch } from './use-value-search.ts';

interface ValuesFieldProps {
  filter: FilterDraft;
  label: string;
  /** What several are called. */
  noun: string;
  onChange: (values: string[]) => void;
}

/** Any number of values of a column: chosen out of those that are there, or typed where nobody lists them. */
export function ValuesField(props: ValuesFieldProps): ReactNode {
  const listsValues = useDraft(({ dataset }) => dataset.listsValues === true);
  return listsValues ? <ListedValues {...props} /> : <TypedValues {...props} />;
}

function ListedValues({ filter, label, noun, onChange }: ValuesFieldProps): ReactNode {
  const search = useValueSearch(filter);
  return (
    <SearchFieldMany
      label={label}
      labelHidden
      noun={noun}
      beside
      placeholder={filter.texts.length === 0 ? 'Choose values…' : 'Add values…'}
      search={search}
      value={filter.texts.map((text) => search.known.get(text) ?? { id: text, label: text, detail: '' })}
      onChange={(chosen) => {
        onChange(chosen.map(({ id }) => id));
      }}
    />
  );
}

function TypedValues({ filter, label, onChange }: ValuesFieldProps): ReactNode {
  // An empty line is where the next value is going to be.
  const [text, setText] = useState(filter.texts.join('\n'));
  return (
    <TextField
      label={label}
      labelHidden
      placeholder="One value per line"
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
