import { useEffect, type ReactNode } from 'react';
import type { StoreInfo } from '../../preload/contract/channels.ts';
import { ColumnPanel } from './columns/column-panel.tsx';
import { ExportBar } from './jobs/export-bar.tsx';
import type { ExportDraft } from './draft/export-draft.ts';
import styles from './export-screen.module.css';
import { useExport } from './draft/export-slice.ts';
import { FilePanel } from './file-panel.tsx';
import { usePreview } from './preview/use-preview.ts';
import { WhatPanel } from './what/what-panel.tsx';

/** One page from the choice of a dataset to the finished file. */
export function ExportScreen({ store }: { store: StoreInfo }): ReactNode {
  const draft = useExport((slice) => slice.draft);

  useEffect(() => {
    if (useExport.getState().draft?.store !== store.id) useExport.getState().openStore(store);
  }, [store]);

  // What was typed for one store says nothing about another.
  return draft?.store === store.id && <Panels key={store.id} datasets={store.datasets} draft={draft} />;
}

function Panels({ datasets, draft }: { datasets: StoreInfo['datasets']; draft: ExportDraft }) {
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
