import type { ReactNode } from 'react';
import { KeptDataPanel } from './kept-data-panel.tsx';
import styles from './settings-screen.module.css';

export function SettingsScreen(): ReactNode {
  return (
    <main className={styles.settings}>
      <div className={styles.page}>
        <KeptDataPanel />
      </div>
    </main>
  );
}
