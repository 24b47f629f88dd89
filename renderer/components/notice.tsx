import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../words.ts';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';
import styles from './notice.module.css';

const icons = { news: Info, warning: TriangleAlert, problem: CircleAlert };
type Tone = keyof typeof icons;

interface NoticeProps {
  tone: Tone;
  message: string;
  /** Puts it away; absent where it goes by itself. */
  onDismiss?: () => void;
  /** What mends it. */
  children?: ReactNode;
}

/** A sentence about something that is new, or not as it should be. */
export function Notice({ tone, message, onDismiss, children }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  return (
    <div className={cx(styles.notice, styles[tone])} role="status">
      <Icon className={styles.icon} size={15} aria-hidden />
      <p className={styles.message}>{message}</p>
      {children}
      {onDismiss && (
        <IconButton label={t('words.dismiss')} onPress={onDismiss}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
