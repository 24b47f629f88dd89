import type { ReactNode } from 'react';
import {
  Asterisk,
  CalendarClock,
  CalendarDays,
  Hash,
  SquareCheck,
  Type,
  type LucideIcon,
} from 'lucide-react';
import type { ColumnType } from '../../../preload/contract/dataset.ts';
import styles from './column-list.module.css';

const kinds: Record<ColumnType, [icon: LucideIcon, words: string]> = {
  text: [Type, 'Text'],
  integer: [Hash, 'Whole number'],
  count: [Hash, 'Count'],
  decimal: [Hash, 'Number with decimals'],
  number: [Hash, 'Number'],
  date: [CalendarDays, 'Date'],
  datetime: [CalendarClock, 'Date and time'],
  boolean: [SquareCheck, 'Yes or no'],
  any: [Asterisk, 'Any kind of value'],
};

export function ColumnTypeIcon({ type }: { type: ColumnType }): ReactNode {
  const [Icon, words] = kinds[type];
  return (
    <span className={styles.type} role="img" aria-label={words} title={words}>
      <Icon size={13} aria-hidden />
    </span>
  );
}
