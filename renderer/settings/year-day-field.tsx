import type { ReactNode } from 'react';
import { longestMonth } from '../../preload/contract/usual-period.ts';
import { Select } from '../components/select.tsx';
import styles from './school-calendar-panel.module.css';
import { t, words } from '../words.ts';

const monthName = new Intl.DateTimeFormat(words.locale, { month: 'long', timeZone: 'UTC' });
/** Whether this computer's language writes the month before the day. */
const isMonthFirst =
  new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .formatToParts()
    .find(({ type }) => type !== 'literal')?.type === 'month';
const twoDigits = (number: number): string => String(number).padStart(2, '0');

const months = Array.from({ length: 12 }, (_, index) => ({
  id: twoDigits(index + 1),
  label: monthName.format(Date.UTC(2024, index)),
}));

interface YearDayFieldProps {
  /** `Term 1 begins` */
  label: string;
  /** `MM-DD` */
  value: string;
  onChange: (value: string) => void;
}

/** A day of every year. */
export function YearDayField({ label, value, onChange }: YearDayFieldProps): ReactNode {
  const [month = '', day = ''] = value.split('-');
  const days = Array.from({ length: longestMonth(Number(month)) }, (_, index) => ({
    id: twoDigits(index + 1),
    label: t('calendar.numeral', { day: index + 1 }),
  }));
  const fields = [
    <div key="day" className={styles.dayPart}>
      <Select
        label={t('calendar.day', { label })}
        labelHidden
        value={day}
        groups={[{ label: '', options: days }]}
        onChange={(chosen) => {
          onChange(`${month}-${chosen}`);
        }}
      />
    </div>,
    <div key="month" className={styles.monthPart}>
      <Select
        label={t('calendar.month', { label })}
        labelHidden
        value={month}
        groups={[{ label: '', options: months }]}
        onChange={(chosen) => {
          const last = longestMonth(Number(chosen));
          onChange(`${chosen}-${twoDigits(Math.min(Number(day), last))}`);
        }}
      />
    </div>,
  ];
  return (
    <div className={styles.day} role="group" aria-label={label}>
      {isMonthFirst ? fields.toReversed() : fields}
    </div>
  );
}
