import { useId, type ReactNode } from 'react';
import styles from './panel-group.module.css';

interface PanelGroupProps {
  title: string;
  /** What stands beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** Fields of a panel that belong together, under a title. */
export function PanelGroup({ title, action, children }: PanelGroupProps): ReactNode {
  const titleId = useId();
  return (
    <div className={styles.group} role="group" aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        {action}
      </div>
      {children}
    </div>
  );
}
