import { useEffect, type ReactNode } from 'react';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { QueryPanel } from '../query/query-panel.tsx';
import { isTypedQuery, type ExportDraft } from './draft/export-draft.ts';
import { useExport } from './draft/export-slice.ts';
import { goOnWith } from './draft/keep-drafts.ts';
import { useUndoKeys } from './draft/use-undo-keys.ts';
import styles from './export-screen.module.css';
import { SettingsPane } from './pane/settings-pane.tsx';
import { PreviewPane } from './preview/preview-pane.tsx';
import { usePreview } from './preview/use-preview.ts';

/** One page from the data to the finished file. */
export function ExportScreen({ source }: { source: SourceInfo }): ReactNode {
  const draft = useExport((slice) => slice.draft);

  useEffect(() => {
    return useExport.getState().draft?.source === source.id ? undefined : goOnWith(source);
  }, [source]);

  // What was typed for one source says nothing about another.
  return draft?.source === source.id && <Panes key={source.id} draft={draft} />;
}

function Panes({ draft }: { draft: ExportDraft }) {
  usePreview(draft);
  useUndoKeys();
  return (
    <main className={styles.panes}>
      <div className={styles.middle}>
        {isTypedQuery(draft.dataset) && <QueryPanel />}
        <PreviewPane />
      </div>
      <SettingsPane />
    </main>
  );
}
