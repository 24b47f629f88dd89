import { useState, type ReactNode } from 'react';
import { ComboBox, Label, type Key } from 'react-aria-components';
import type { Choice, ParameterInfo } from '../../../preload/contract/dataset.ts';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import { t } from '../../words.ts';
import { SearchInput, SearchList } from '../search/search-list.tsx';
import { inSentence, invitation } from '../draft/invitation.ts';
import { itemText } from '../search/use-search.ts';
import { useChoiceSearch } from '../search/use-choice-search.ts';

interface ChoiceFieldProps {
  dataset: string;
  parameter: ParameterInfo;
  value: Choice | null;
  onChange: (choice: Choice | null) => void;
}

/** One choice, found by typing a part of its name. */
export function ChoiceField({ dataset, parameter, value, onChange }: ChoiceFieldProps): ReactNode {
  const search = useChoiceSearch(dataset, parameter.key);
  const [text, setText] = useState(value ? itemText(value) : '');

  const choose = (id: Key | null): void => {
    const choice = search.known.get(id as number) ?? value;
    setText(choice ? itemText(choice) : '');
    if (choice !== value) onChange(choice);
  };
  const type = (typed: string): void => {
    setText(typed);
    search.search(typed);
    if (typed === '' && value) onChange(null);
  };

  return (
    <ComboBox
      className={cx(field.field)}
      items={search.found}
      value={value?.id ?? null}
      onChange={choose}
      inputValue={text}
      onInputChange={type}
      onOpenChange={(open, trigger) => {
        if (open && trigger !== 'input') search.search('');
      }}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label className={cx(field.label)}>{parameter.label}</Label>
      <SearchInput placeholder={t('search.choose', { invitation: invitation(parameter) })} />
      <SearchList search={search} nothingFound={t('search.none', { noun: inSentence(parameter.label) })} />
    </ComboBox>
  );
}
