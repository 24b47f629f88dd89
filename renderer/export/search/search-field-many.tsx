import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, ComboBox, Label, Tag, TagGroup, TagList, type Key } from 'react-aria-components';
import button from '../../components/button.module.css';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import { SearchInput, SearchList } from './search-list.tsx';
import styles from './search-field-many.module.css';
import type { Item, Search } from './use-search.ts';

interface SearchFieldManyProps<T extends Item> {
  label: string;
  labelHidden?: boolean;
  /** Said when nothing is found. */
  nothingFound: string;
  /** What the chosen ones are called together. */
  chosenLabel: string;
  placeholder: string;
  /** Whether the details are short, and stand beside the labels. */
  beside?: boolean;
  search: Search<T>;
  value: T[];
  onChange: (chosen: T[]) => void;
}

/** Any number of items, each found by typing. */
export function SearchFieldMany<T extends Item>({
  label,
  labelHidden,
  nothingFound,
  chosenLabel,
  placeholder,
  beside = false,
  search,
  value,
  onChange,
}: SearchFieldManyProps<T>): ReactNode {
  const [text, setText] = useState('');

  const choose = (ids: Key[]): void => {
    const chosen = ids.flatMap((id) => value.find((item) => item.id === id) ?? search.known.get(id) ?? []);
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
        {...(labelHidden && { 'aria-label': label })}
      >
        {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
        <SearchInput placeholder={placeholder} />
        <SearchList search={search} nothingFound={nothingFound} beside={beside} />
      </ComboBox>
      <TagGroup
        aria-label={chosenLabel}
        onRemove={(removed) => {
          onChange(value.filter(({ id }) => !removed.has(id)));
        }}
      >
        <TagList className={cx(styles.chips)} items={value}>
          {(item) => (
            <Tag id={item.id} textValue={item.label} className={cx(styles.chip)}>
              <span className={styles.chipText}>{item.label}</span>
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
