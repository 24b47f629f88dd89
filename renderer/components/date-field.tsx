import { useContext, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { parseDate } from '@internationalized/date';
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateFieldStateContext,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Label,
  Popover,
} from 'react-aria-components';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './date-field.module.css';
import field from './field.module.css';
import { halfTypedDay } from './half-typed-day.ts';
import list from './list.module.css';
import { t } from '../words.ts';

interface DateFieldProps {
  label: string;
  labelHidden?: boolean;
  /** `YYYY-MM-DD`, empty, or `halfTypedDay`. */
  value: string;
  onChange: (value: string) => void;
}

/** A calendar day, typed or picked. One that is left half typed is an error, not as good as none. */
export function DateField({ label, labelHidden, value, onChange }: DateFieldProps): ReactNode {
  const isHalfTyped = value === halfTypedDay;
  // What is typed is drawn over the last whole day, and would be gone if that changed.
  const [wholeDay, setWholeDay] = useState(isHalfTyped ? '' : value);
  if (!isHalfTyped && value !== wholeDay) setWholeDay(value);
  const day = useMemo(() => (wholeDay === '' ? null : parseDate(wholeDay)), [wholeDay]);
  const [hasFocus, setHasFocus] = useState(false);
  const [clears, setClears] = useState(0);

  const handleLeft = (typed: Typed): void => {
    if (typed === 'a part') onChange(halfTypedDay);
    else if (isHalfTyped) onChange(typed === 'nothing' ? '' : wholeDay);
  };

  return (
    <DatePicker
      key={clears}
      className={cx(styles.date)}
      value={day}
      onChange={(chosen) => {
        onChange(chosen?.toString() ?? '');
      }}
      onFocusChange={setHasFocus}
      isInvalid={isHalfTyped}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
      <Group className={cx(field.control, styles.control)}>
        <DateInput className={cx(styles.segments)}>
          {(segment) => (
            <>
              <DateSegment segment={segment} className={cx(styles.segment)} />
              {segment.type === 'year' && !hasFocus && <LeftDate onLeft={handleLeft} />}
            </>
          )}
        </DateInput>
        {value !== '' && (
          <IconButton
            slot={null}
            label={t('moments.clear-day', { label })}
            onPress={() => {
              onChange('');
              setClears(clears + 1);
            }}
          >
            <X size={13} aria-hidden />
          </IconButton>
        )}
        <Button className={cx(styles.open)}>
          <CalendarDays size={14} aria-hidden />
        </Button>
      </Group>
      <FieldError className={cx(field.error)}>{t('moments.finish-day')}</FieldError>
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

type Typed = 'nothing' | 'a part' | 'all';

/** Tells how much of the date is typed once the focus has left it; only what is inside a `DateInput` can know. */
function LeftDate({ onLeft }: { onLeft: (typed: Typed) => void }) {
  const segments = useContext(DateFieldStateContext)?.segments.filter(({ isEditable }) => isEditable) ?? [];
  const empty = segments.filter(({ isPlaceholder }) => isPlaceholder).length;
  const typed = empty === 0 ? 'all' : empty === segments.length ? 'nothing' : 'a part';
  const tell = useEffectEvent(onLeft);
  useEffect(() => {
    tell(typed);
  }, [typed]);
  return null;
}
