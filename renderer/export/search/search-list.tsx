import type { ReactNode } from 'react';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Button, Group, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import list from '../../components/list.module.css';
import { keepOpen } from './keep-open.ts';
import { itemText, type Item, type Search } from './use-search.ts';
import { errorText, t } from '../../words.ts';

/** The box one types in, and the button that opens the list without typing. */
export function SearchInput({ placeholder }: { placeholder: string }): ReactNode {
  return (
    <Group className={cx(field.control)}>
      <Input
        className={cx(field.input)}
        placeholder={placeholder}
        spellCheck={false}
        onFocus={({ target }) => {
          target.select();
          keepOpen(target);
        }}
      />
      <Button className={cx(list.opener)}>
        <ChevronsUpDown size={13} aria-hidden />
      </Button>
    </Group>
  );
}

interface SearchListProps<T extends Item> {
  search: Search<T>;
  /** Said when nothing is found. */
  nothingFound: string;
  /** Whether the details are short, and stand beside the labels. */
  beside?: boolean;
}

/** What was found, or why there is nothing. */
export function SearchList<T extends Item>({ search, nothingFound, beside }: SearchListProps<T>): ReactNode {
  const nothing = search.problem
    ? errorText(search.problem)
    : search.searching
      ? t('search.searching')
      : nothingFound;
  return (
    <Popover className={cx(list.popover)}>
      {search.found.length === 0 && (
        <p className={list.empty} role="status">
          {nothing}
        </p>
      )}
      <ListBox className={cx(list.list)}>
        {(item: T) => (
          <ListBoxItem id={item.id} textValue={itemText(item)} className={cx(list.item)}>
            <span className={beside ? list.beside : list.words}>
              <Text slot="label">{item.label}</Text>
              <Text slot="description" className={cx(list.detail)}>
                {item.detail}
              </Text>
            </span>
            <Check className={list.check} size={15} aria-hidden />
          </ListBoxItem>
        )}
      </ListBox>
      {search.more > 0 && (
        <p className={list.rest} role="status">
          {t('search.more', { more: search.more })}
        </p>
      )}
    </Popover>
  );
}
