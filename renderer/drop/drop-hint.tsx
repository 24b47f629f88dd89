import { Database } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { t } from '../words.ts';
import styles from './drop-hint.module.css';
import { useFileDrag } from './use-file-drag.ts';

/** Says, over the whole window, what becomes of the file that is dragged over it. */
export function DropHint(): ReactNode {
  const isDragged = useFileDrag();
  return (
    isDragged &&
    createPortal(
      <div className={styles.cover}>
        <p className={styles.hint}>
          <Database className={styles.icon} size={20} aria-hidden />
          {t('drop.hint')}
        </p>
      </div>,
      document.body,
    )
  );
}
