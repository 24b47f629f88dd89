import type { ReactNode } from 'react';
import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Label,
  Popover,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './date-field.module.css';
import field from './field.module.css';
import list from './list.module.css';

interface DateFieldProps {
  label: string;
  labelHidden?: boolean;
  /** `YYYY-MM-DD`, or empty. */
  value: string;
  onChange: (value: string) => void;
}

/** A calendar day, typed or picked. */
export function DateField({ label, labelHidden, value, onChange }: DateFieldProps): ReactNode {
  return (
    <DatePicker
      className={cx(styles.date)}
      value={value === '' ? null : parseDate(value)}
      onChange={(day) => {
        onChange(day?.toString() ?? '');
      }}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
      <Group className={cx(field.control, styles.control)}>
        <DateInput className={cx(styles.segments)}>
          {(segment) => <DateSegment segment={segment} className={cx(styles.segment)} />}
        </DateInput>
        {value !== '' && (
          <IconButton
            slot={null}
            label={`Clear ${label}`}
            onPress={() => {
              onChange('');
            }}
          >
            <X size={13} aria-hidden />
          </IconButton>
        )}
        <Button className={cx(styles.open)}>
          <CalendarDays size={14} aria-hidden />
        </Button>
      </Group>
      <Popover className={cx(list.popover)}>
        <Dialog className={cx(styles.dialog)}>
          <Calendar>
            <header className={styles.header}>
              <Button slot="previous" className={cx(styles.open)}>
                <ChevronLeft size={16} aria-hidden />
              </Button>
              <CalendarHeading className={cx(styles.heading)} />
              <Button slot="next" className={cx(styles.open)}>
                <ChevronRight size={16} aria-hidden />
              </Button>
            </header>
            <CalendarGrid className={cx(styles.grid)} weekdayStyle="short">
              {(day) => <CalendarCell date={day} className={cx(styles.day)} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}
