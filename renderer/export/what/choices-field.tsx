import type { ReactNode } from 'react';
import type { Choice, ParameterInfo } from '../../../preload/contract/dataset.ts';
import { SearchFieldMany } from '../search/search-field-many.tsx';
import { useChoiceSearch } from '../search/use-choice-search.ts';

interface ChoicesFieldProps {
  dataset: string;
  parameter: ParameterInfo;
  value: Choice[];
  onChange: (choices: Choice[]) => void;
}

/** Any number of choices; none stands for all. */
export function ChoicesField({ dataset, parameter, value, onChange }: ChoicesFieldProps): ReactNode {
  const noun = parameter.label.toLowerCase();
  return (
    <SearchFieldMany
      label={parameter.label}
      noun={noun}
      placeholder={value.length === 0 ? `All ${noun}` : `Add ${noun}…`}
      search={useChoiceSearch(dataset, parameter.key)}
      value={value}
      onChange={onChange}
    />
  );
}
