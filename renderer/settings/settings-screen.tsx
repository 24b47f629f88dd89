import type { ReactNode } from 'react';
import { KeptDataPanel } from './kept-data-panel.tsx';
import { SchoolCalendarPanel } from './school-calendar-panel.tsx';
import styles from './settings-screen.module.css';

export function SettingsScreen(): ReactNode {
  return (
    <main className={styles.settings}>
      <div className={styles.page}>
        <SchoolCalendarPanel />
        <KeptDataPanel />
      </div>
    </main>
  );
}
