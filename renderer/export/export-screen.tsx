import { useEffect, type ReactNode } from 'react';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { ColumnPanel } from './columns/column-panel.tsx';
import { ExportBar } from './jobs/export-bar.tsx';
import type { ExportDraft } from './draft/export-draft.ts';
import styles from './export-screen.module.css';
import { useExport } from './draft/export-slice.ts';
import { FilePanel } from './file-panel.tsx';
import { usePreview } from './preview/use-preview.ts';
import { WhatPanel } from './what/what-panel.tsx';

/** One page from the choice of a dataset to the finished file. */
export function ExportScreen({ source }: { source: SourceInfo }): ReactNode {
  const draft = useExport((slice) => slice.draft);

  useEffect(() => {
    if (useExport.getState().draft?.source !== source.id) useExport.getState().openSource(source);
  }, [source]);

  // What was typed for one source says nothing about another.
  return draft?.source === source.id && <Panels key={source.id} datasets={source.datasets} draft={draft} />;
}

function Panels({ datasets, draft }: { datasets: SourceInfo['datasets']; draft: ExportDraft }) {
  const edits = useExport((slice) => slice.edits);
  usePreview(draft);
  return (
    <>
      <main key={edits} className={styles.panels}>
        <WhatPanel datasets={datasets} />
        <ColumnPanel />
        <FilePanel />
      </main>
      <ExportBar />
    </>
  );
}
