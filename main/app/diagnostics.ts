import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { app } from 'electron';
import type { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { computerSettings } from '../settings/computer-settings.ts';
import type { ApplicationLog } from './log/application-log.ts';
import { systemWords, versionWords } from './versions.ts';

const logLines = 100;

/**
 * What somebody who helps needs to know: versions, the computer, how the application is set, how much it keeps, and what it
 * did last. Neither pupils' data nor names of files, folders, users or computers are in it.
 */
export async function diagnostics(
  folder: string,
  service: AnalyticsExportService,
  log: ApplicationLog,
): Promise<string> {
  const { bavail, bsize } = await statfs(folder);
  const kept = await service.kept.list();
  const states = service.jobs().map(({ state }) => state);
  const counted = [...new Set(states)].map((state) => `${count(states, state)} ${state}`);
  return [
    versionWords(),
    `System: ${systemWords()}`,
    `Computer: ${availableParallelism()} processors, ${megabytes(totalmem())} memory, ${megabytes(bavail * bsize)} free on the disk`,
    `Language: ${app.getLocale()}, numbers and dates ${app.getSystemLocale()}`,
    `Settings of this computer: ${settingsWords()}`,
    `Exports: ${counted.join(', ') || 'none'}${service.isPaused ? '; the queue is paused' : ''}`,
    `Kept: ${kept.map(({ item, files, bytes }) => `${item} ${files} files ${bytes} bytes`).join(', ')}`,
    '',
    `Last lines of the log:`,
    ...log.lastLines(logLines),
  ].join('\n');
}

/** What is settled, and not where to: folders are named after people. */
function settingsWords(): string {
  const { updateAddress, allowedFolders, featuresOff, dataFolder, crashDumps } = computerSettings();
  const isNamed = Boolean(process.env.ANALYTICS_EXPORT_DATA_FOLDER);
  return [
    `updates ${updateAddress === undefined ? 'off' : 'on'}`,
    `exports saved in ${allowedFolders ? `${allowedFolders.length} folders only` : 'any folder'}`,
    `switched off: ${featuresOff.join(', ') || 'nothing'}`,
    `data folder ${dataFolder !== undefined ? 'settled' : isNamed ? 'named by the environment' : 'the usual one'}`,
    `crash dumps ${crashDumps ? 'on' : 'off'}`,
  ].join('; ');
}

const count = <T>(all: readonly T[], one: T): number => all.filter((other) => other === one).length;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
