import { useEffect, type ReactNode } from 'react';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { QueryPanel } from '../query/query-panel.tsx';
import { isTypedQuery } from './draft/export-draft.ts';
import { useDraft, useExport } from './draft/export-slice.ts';
import { goOnWith } from './draft/keep-drafts.ts';
import { useUndoKeys } from './draft/use-undo-keys.ts';
import styles from './export-screen.module.css';
import { SettingsPane } from './pane/settings-pane.tsx';
import { PreviewPane } from './preview/preview-pane.tsx';
import { usePreview } from './preview/use-preview.ts';

/** One page from the data to the finished file. */
export function ExportScreen({ source }: { source: SourceInfo }): ReactNode {
  const isBegun = useExport(({ draft }) => draft?.source === source.id);

  useEffect(() => {
    return useExport.getState().draft?.source === source.id ? undefined : goOnWith(source);
  }, [source]);

  // What was typed for one source says nothing about another.
  return isBegun && <Panes key={source.id} />;
}

function Panes() {
  const isQuery = useDraft(({ dataset }) => isTypedQuery(dataset));
  useUndoKeys();
  return (
    <main className={styles.panes}>
      <div className={styles.middle}>
        {isQuery && <QueryPanel />}
        <PreviewPane />
      </div>
      <SettingsPane />
      <Preview />
    </main>
  );
}

/** Draws nothing, so that nothing is drawn anew as often as the preview is asked for. */
function Preview() {
  usePreview();
  return null;
}
