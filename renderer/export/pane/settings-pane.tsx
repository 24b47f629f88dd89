import type { ReactNode } from 'react';
import { ColumnPanel } from '../columns/column-panel.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { FormatPanel } from '../format/format-panel.tsx';
import { formatChoices } from '../format/format-words.ts';
import { ExportBar } from '../jobs/export-bar.tsx';
import { WhatPanel } from '../what/what-panel.tsx';
import { useSplit } from '../split/use-split.ts';
import { PaneSection } from './pane-section.tsx';
import styles from './pane.module.css';
import { t } from '../../words.ts';

/** Everything that can be set about the export, and its button. */
export function SettingsPane(): ReactNode {
  const split = useSplit();
  const edits = useExport((slice) => slice.edits);
  const turns = useExport((slice) => slice.turns);
  const ticked = useDraft(({ columns }) => columns.filter((column) => column.ticked).length);
  const known = useDraft(({ columns }) => columns.length);
  const format = useDraft(({ output }) => output.format);
  return (
    <section className={styles.pane} aria-label={t('pane.name')}>
      <div key={edits} className={styles.sections}>
        <PaneSection title={t('pane.what')}>
          <WhatPanel key={turns} />
        </PaneSection>
        <PaneSection
          title={t('pane.columns')}
          {...(known > 0 && { summary: t('pane.columns-ticked', { ticked, known }) })}
        >
          <ColumnPanel key={turns} />
        </PaneSection>
        <PaneSection title={t('pane.file')} summary={formatChoices.find(({ id }) => id === format)?.label}>
          <FormatPanel split={split} />
        </PaneSection>
      </div>
      <ExportBar split={split} />
    </section>
  );
}
