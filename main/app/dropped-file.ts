import { basename, dirname, isAbsolute } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { DroppedFiles } from '../../preload/contract/channels.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { checkOn } from '../settings/rules.ts';
import { isAsking, showBox } from './dialogs.ts';
import { t } from './language.ts';

/**
 * The database that was dropped on the window, once the person has said that it is to be opened: a page that is not itself
 * any more could name any file of theirs. Undefined when they changed their mind, or are being asked something else. Throws
 * DROP_NOT_ONE_FILE, and FEATURE_OFF where the administrator has switched that off.
 */
export async function askForDropped(
  window: BrowserWindow,
  { files: [file, ...others], holdsFolder }: DroppedFiles,
): Promise<string | undefined> {
  if (isAsking()) return undefined;
  checkOn('other-databases');
  if (file === undefined || !isAbsolute(file) || others.length > 0 || holdsFolder)
    throw new ExportFailure('DROP_NOT_ONE_FILE');
  const { response } = await showBox(window, {
    type: 'question',
    message: t('drop.question', { name: basename(file) }),
    detail: t('drop.detail', { folder: dirname(file) }),
    buttons: [t('drop.open'), t('words.cancel')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0 ? file : undefined;
}
