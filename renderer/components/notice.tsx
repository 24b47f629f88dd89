import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './notice.module.css';

const icons = { news: Info, warning: TriangleAlert, problem: CircleAlert };
type Tone = keyof typeof icons;

interface NoticeProps {
  tone: Tone;
  message: string;
  /** What mends it, or puts it away. */
  children?: ReactNode;
}

/** A sentence about something that is new, or not as it should be. */
export function Notice({ tone, message, children }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={cx(styles.notice, styles[tone])} role="status">
      <Icon className={styles.icon} size={15} aria-hidden />
      <p className={styles.message}>{message}</p>
      {children}
    </div>
  );
}
