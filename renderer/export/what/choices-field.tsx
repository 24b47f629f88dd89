import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, ComboBox, Label, Tag, TagGroup, TagList, type Key } from 'react-aria-components';
import type { Choice, ParameterInfo } from '../../../preload/contract/dataset.ts';
import button from '../../components/button.module.css';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import { ChoiceInput, ChoiceList } from './choice-list.tsx';
import styles from './parameter-field.module.css';
import { useChoiceSearch } from './use-choice-search.ts';

interface ChoicesFieldProps {
  dataset: string;
  parameter: ParameterInfo;
  value: Choice[];
  onChange: (choices: Choice[]) => void;
}

/** Any number of choices, each found by typing; none stands for all. */
export function ChoicesField({ dataset, parameter, value, onChange }: ChoicesFieldProps): ReactNode {
  const search = useChoiceSearch(dataset, parameter.key);
  const [text, setText] = useState('');
  const noun = parameter.label.toLowerCase();

  const choose = (ids: Key[]): void => {
    const chosen = ids.flatMap((id) => search.known.get(id as number) ?? []);
    if (chosen.length !== value.length) onChange(chosen);
    setText('');
  };

  return (
    <div>
      <ComboBox
        className={cx(field.field)}
        selectionMode="multiple"
        items={search.found}
        value={value.map(({ id }) => id)}
        onChange={choose}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed);
          search.search(typed);
        }}
        onOpenChange={(open, trigger) => {
          if (open && trigger !== 'input') search.search('');
        }}
        menuTrigger="focus"
        allowsEmptyCollection
      >
        <Label className={cx(field.label)}>{parameter.label}</Label>
        <ChoiceInput placeholder={value.length === 0 ? `All ${noun}` : `Add ${noun}…`} />
        <ChoiceList search={search} noun={noun} />
      </ComboBox>
      <TagGroup
        aria-label={`Chosen ${noun}`}
        onRemove={(removed) => {
          onChange(value.filter(({ id }) => !removed.has(id)));
        }}
      >
        <TagList className={cx(styles.chips)} items={value}>
          {(choice) => (
            <Tag id={choice.id} textValue={choice.label} className={cx(styles.chip)}>
              <span className={styles.chipText}>{choice.label}</span>
              <Button slot="remove" className={cx(button.icon)}>
                <X size={12} aria-hidden />
              </Button>
            </Tag>
          )}
        </TagList>
      </TagGroup>
    </div>
  );
}
