import type { ReactNode } from 'react';
import styles from './preview-grid.module.css';

interface WidthHandleProps {
  /** Pixels. */
  width: number;
  onChange: (width: number) => void;
  /** The usual width again. */
  onReset: () => void;
}

/** The edge of a column, to be dragged; the keyboard has the column's menu. */
export function WidthHandle({ width, onChange, onReset }: WidthHandleProps): ReactNode {
  return (
    <div
      className={styles.handle}
      aria-hidden
      onPointerDown={(event) => {
        event.stopPropagation();
        const { currentTarget: handle, pointerId, clientX: begin } = event;
        handle.setPointerCapture(pointerId);
        const drag = ({ clientX }: PointerEvent): void => {
          onChange(width + clientX - begin);
        };
        handle.addEventListener('pointermove', drag);
        handle.addEventListener(
          'lostpointercapture',
          () => {
            handle.removeEventListener('pointermove', drag);
          },
          { once: true },
        );
      }}
      onDoubleClick={onReset}
      onClick={(event) => {
        event.stopPropagation();
      }}
    />
  );
}
