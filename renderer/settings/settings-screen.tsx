import type { ReactNode } from 'react';
import { KeptDataPanel } from './kept-data-panel.tsx';
import { LanguagePanel } from './language-panel.tsx';
import { SchoolCalendarPanel } from './school-calendar-panel.tsx';
import styles from '../components/screen.module.css';

export function SettingsScreen(): ReactNode {
  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <LanguagePanel />
        <SchoolCalendarPanel />
        <KeptDataPanel />
      </div>
    </main>
  );
}
