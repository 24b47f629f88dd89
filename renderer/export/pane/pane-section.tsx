import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { cx } from '../../components/cx.ts';
import styles from './pane.module.css';
import { usePaneFolds } from './pane-folds-slice.ts';

interface PaneSectionProps {
  title: string;
  /** What is set in it, in a few words: seen also while it is folded. */
  summary?: ReactNode;
  children: ReactNode;
}

/** A part of the settings pane that folds. */
export function PaneSection({ title, summary, children }: PaneSectionProps): ReactNode {
  const isExpanded = usePaneFolds(({ folded }) => !folded.has(title));
  const setFolded = usePaneFolds((slice) => slice.setFolded);
  return (
    <Disclosure
      className={cx(styles.section)}
      isExpanded={isExpanded}
      onExpandedChange={(expanded) => {
        setFolded(title, !expanded);
      }}
    >
      <Heading className={cx(styles.heading)} level={2}>
        <Button slot="trigger" className={cx(styles.trigger)}>
          <ChevronRight className={styles.arrow} size={14} aria-hidden />
          {title}
          {summary !== undefined && <span className={styles.summary}>{summary}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <div className={styles.body}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
