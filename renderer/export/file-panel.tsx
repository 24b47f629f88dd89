import type { ReactNode } from 'react';
import screen from './export-screen.module.css';
import { FormatBar } from './format/format-bar.tsx';
import { PreviewPane } from './preview/preview-pane.tsx';

/** How the file is written, and what it will look like. */
export function FilePanel(): ReactNode {
  return (
    <section className={screen.panel} aria-label="File">
      <FormatBar />
      <PreviewPane />
    </section>
  );
}
