import { useState, type ReactNode } from 'react';
import { Check, ChevronsUpDown } from 'lucide-react';
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components';
import { cx } from './cx.ts';
import field from './field.module.css';
import list from './list.module.css';

export interface Option<Id extends string> {
  id: Id;
  label: string;
  detail?: string;
}

export interface OptionGroup<Id extends string> {
  label: string;
  options: Option<Id>[];
}

interface SelectProps<Id extends string> {
  label: string;
  /** The label is read out, not shown. */
  labelHidden?: boolean;
  value: Id;
  onChange: (id: Id) => void;
  /** A group without a label is a plain list. */
  groups: OptionGroup<Id>[];
}

/** From here on it takes a while to make all options. */
const many = 50;

/** One of a few; of many, they are made when somebody comes to choose. */
export function Select<Id extends string>({
  label,
  labelHidden,
  value,
  onChange,
  groups,
}: SelectProps<Id>): ReactNode {
  const [isReached, setIsReached] = useState(false);
  const areFew = groups.reduce((sum, { options }) => sum + options.length, 0) < many;
  const made = isReached || areFew ? groups : onlyOption(groups, value);
  const reach = (): void => {
    setIsReached(true);
  };
  return (
    <AriaSelect
      onFocus={reach}
      className={cx(field.field)}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as Id);
      }}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
      <Button className={cx(field.control)} onHoverStart={reach}>
        <SelectValue className={cx(field.value)}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronsUpDown className={field.chevron} size={13} aria-hidden />
      </Button>
      <Popover className={cx(list.popover)}>
        <ListBox className={cx(list.list)}>
          {made.map((group) =>
            group.label === '' ? (
              group.options.map(item)
            ) : (
              <ListBoxSection key={group.label} className={cx(list.section)}>
                <Header className={cx(list.heading)}>{group.label}</Header>
                {group.options.map(item)}
              </ListBoxSection>
            ),
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

const onlyOption = <Id extends string>(groups: OptionGroup<Id>[], wanted: Id): OptionGroup<Id>[] =>
  groups.map(({ label, options }) => ({ label, options: options.filter(({ id }) => id === wanted) }));

const item = ({ id, label, detail }: Option<string>) => (
  <ListBoxItem key={id} id={id} textValue={label} className={cx(list.item)}>
    <span className={list.words}>
      <Text slot="label">{label}</Text>
      {detail !== undefined && (
        <Text slot="description" className={cx(list.detail)}>
          {detail}
        </Text>
      )}
    </span>
    <Check className={list.check} size={15} aria-hidden />
  </ListBoxItem>
);
