import type { ReactNode } from 'react';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Button, Group, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { Choice } from '../../../preload/contract/dataset.ts';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import list from '../../components/list.module.css';
import { number } from '../../components/numbers.ts';
import type { ChoiceSearch } from './use-choice-search.ts';

/** The box one types in, and the button that opens the list without typing. */
export function ChoiceInput({ placeholder }: { placeholder: string }): ReactNode {
  return (
    <Group className={cx(field.control)}>
      <Input
        className={cx(field.input)}
        placeholder={placeholder}
        spellCheck={false}
        onFocus={({ target }) => {
          target.select();
        }}
      />
      <Button className={cx(list.opener)}>
        <ChevronsUpDown size={13} aria-hidden />
      </Button>
    </Group>
  );
}

/** What was found, or why there is nothing. */
export function ChoiceList({ search, noun }: { search: ChoiceSearch; noun: string }): ReactNode {
  const nothing = search.problem?.message ?? (search.searching ? 'Searching…' : `No ${noun} found`);
  return (
    <Popover className={cx(list.popover)}>
      {search.found.length === 0 && (
        <p className={list.empty} role="status">
          {nothing}
        </p>
      )}
      <ListBox className={cx(list.list)}>
        {(choice: Choice) => (
          <ListBoxItem id={choice.id} textValue={choice.label} className={cx(list.item)}>
            <span className={list.words}>
              <Text slot="label">{choice.label}</Text>
              <Text slot="description" className={cx(list.detail)}>
                {choice.detail}
              </Text>
            </span>
            <Check className={list.check} size={15} aria-hidden />
          </ListBoxItem>
        )}
      </ListBox>
      {search.more > 0 && (
        <p className={list.rest} role="status">
          {number(search.more)} more. Type a part of the name to find them.
        </p>
      )}
    </Popover>
  );
}
