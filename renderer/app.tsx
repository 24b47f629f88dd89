import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import styles from './app.module.css';
import { ErrorActionButton } from './components/error-action-button.tsx';
import { Notice } from './components/notice.tsx';
import { DiagnosticsDialog } from './diagnostics/diagnostics-dialog.tsx';
import { DropHint } from './drop/drop-hint.tsx';
import { JobsButton } from './export/jobs/jobs-button.tsx';
import { useJobEvents } from './export/jobs/use-job-events.ts';
import { ShortcutsDialog } from './menu/shortcuts-dialog.tsx';
import { useMenuCommand } from './menu/use-menu-command.ts';
import { screens } from './navigation.tsx';
import { NoSource } from './opened-source/no-source.tsx';
import { useOpenedSource } from './opened-source/opened-source-slice.ts';
import { SourceMenu } from './opened-source/source-menu.tsx';
import { useScreen } from './screen-slice.ts';
import { SavedProblem } from './saved/saved-problem.tsx';
import { SidebarButton } from './sidebar/sidebar-button.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { system } from './system.ts';
import { UpdateNotice } from './update/update-notice.tsx';
import { errorText, t } from './words.ts';

export function App(): ReactNode {
  const { source, problem, describe, follow, openDatabase, retry, dismissProblem } = useOpenedSource();
  const [tellsLoss, setTellsLoss] = useState(system.pageWasLost);
  const { screen: current, go } = useScreen();
  const screen = screens.find(({ id }) => id === current);
  useJobEvents();
  useMenuCommand('open-database', () => void openDatabase());
  // What is exported has been seen before: from another screen this one is only shown.
  useMenuCommand('export', () => {
    go('export');
  });
  useMenuCommand('save', () => {
    go('export');
  });

  useEffect(() => {
    const stop = follow();
    void describe();
    return stop;
  }, [describe, follow]);

  return (
    <div className={styles.app}>
      <header className={styles.header}>
        <SidebarButton />
        <h1 className={styles.name}>
          <FileSpreadsheet className={styles.mark} size={18} aria-hidden />
          Analytics Export
        </h1>
        <div className={styles.menus}>
          <JobsButton />
          {source && <SourceMenu source={source} />}
        </div>
      </header>
      <div className={styles.body}>
        <Sidebar source={source} />
        <div className={styles.content}>
          <UpdateNotice />
          {tellsLoss && (
            <div className={styles.banner}>
              <Notice
                tone="warning"
                message={t('application.lost')}
                onDismiss={() => {
                  setTellsLoss(false);
                }}
              />
            </div>
          )}
          {source && problem && (
            <div className={styles.banner}>
              <Notice tone="problem" message={errorText(problem)} onDismiss={dismissProblem}>
                <ErrorActionButton error={problem} onRetry={() => void retry()} />
              </Notice>
            </div>
          )}
          <SavedProblem />
          {screen?.about === 'application' && <screen.component />}
          {screen?.about === 'source' && (source ? <screen.component source={source} /> : <NoSource />)}
        </div>
      </div>
      <DiagnosticsDialog />
      <ShortcutsDialog />
      <DropHint />
    </div>
  );
}
