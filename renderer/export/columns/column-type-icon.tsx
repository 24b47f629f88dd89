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
import { t } from '../../words.ts';

const icons: Record<ColumnType, LucideIcon> = {
  text: Type,
  integer: Hash,
  count: Hash,
  decimal: Hash,
  number: Hash,
  date: CalendarDays,
  datetime: CalendarClock,
  boolean: SquareCheck,
  any: Asterisk,
};

export function ColumnTypeIcon({ type }: { type: ColumnType }): ReactNode {
  const Icon = icons[type];
  const kind = t(`column-type.${type}`);
  return (
    <span className={styles.type} role="img" aria-label={kind} title={kind}>
      <Icon size={13} aria-hidden />
    </span>
  );
}
