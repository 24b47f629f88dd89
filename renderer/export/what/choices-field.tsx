import type { ReactNode } from 'react';
import type { Choice, ParameterInfo } from '../../../preload/contract/dataset.ts';
import { inSentence } from '../draft/invitation.ts';
import { SearchFieldMany } from '../search/search-field-many.tsx';
import { useChoiceSearch } from '../search/use-choice-search.ts';
import { t } from '../../words.ts';

interface ChoicesFieldProps {
  dataset: string;
  parameter: ParameterInfo;
  value: Choice[];
  onChange: (choices: Choice[]) => void;
}

/** Any number of choices; none stands for all. */
export function ChoicesField({ dataset, parameter, value, onChange }: ChoicesFieldProps): ReactNode {
  const noun = inSentence(parameter.label);
  return (
    <SearchFieldMany
      label={parameter.label}
      nothingFound={t('search.none', { noun })}
      chosenLabel={t('search.chosen', { noun })}
      placeholder={t(value.length === 0 ? 'search.all' : 'search.add', { noun })}
      search={useChoiceSearch(dataset, parameter.key)}
      value={value}
      onChange={onChange}
    />
  );
}
