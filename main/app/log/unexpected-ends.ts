import { app, dialog } from 'electron';
import { failureReport } from '../../../preload/contract/errors.ts';
import { t } from '../language.ts';
import { engineName } from '../utility-process.ts';
import type { ApplicationLog } from './application-log.ts';

/**
 * Notes a bug that nobody caught, and goes on: exports run elsewhere. Electron would show its message, and Node print it,
 * which a desktop keeps in a journal of its own.
 */
export function logUncaught(log: ApplicationLog): void {
  let isTold = false;
  process.on('uncaughtException', (error) => {
    log.note({ what: 'failed', failure: failureReport(error) });
    if (isTold) return;
    isTold = true;
    dialog.showErrorBox(t('unexpected.title'), t('unexpected.detail'));
  });
}

/** Notes processes that end by themselves. Those of exports are ended as soon as they have nothing to do. */
export function logProcessEnds(log: ApplicationLog): void {
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note({ what: 'process-gone', kind: 'window', reason, exitCode });
  });
  app.on('child-process-gone', (_event, { type, name, reason, exitCode }) => {
    const isEngine = name === engineName;
    if (reason === 'clean-exit' || (isEngine && reason === 'killed')) return;
    log.note({ what: 'process-gone', kind: isEngine ? 'engine' : type, reason, exitCode });
  });
}
