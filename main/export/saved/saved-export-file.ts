import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { payloadProblem } from '../../../preload/contract/payload.ts';
import {
  savedExportFileSchema,
  type SavedExport,
  type SavedExportFile,
} from '../../../preload/contract/saved-export.ts';
import { fileFailure } from '../../files/file-failure.ts';
import { checkAllowedFolder } from '../../settings/rules.ts';

/** Bytes: far more than a saved export has. */
const sizeLimit = 8_000_000;

/** Writes a saved export for another person or computer. Throws an `ExportFailure` when that is not allowed, or cannot be done. */
export async function writeSavedExport(path: string, saved: SavedExport): Promise<void> {
  const { name, request, periods, fileName, title, splitBy } = saved;
  const content: SavedExportFile = {
    savedExport: 1,
    ...{ name, title, request, periods, fileName },
    ...(splitBy && { splitBy }),
  };
  await checkAllowedFolder(path);
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`).catch((error: unknown) => {
    throw fileFailure(error, path);
  });
}

/** Reads one that was written so. Throws SAVED_EXPORT_NOT_UNDERSTOOD. */
export async function readSavedExport(path: string): Promise<Omit<SavedExportFile, 'savedExport'>> {
  const content = await contentOf(path).catch(() => undefined);
  const read = payloadProblem(content) === null ? savedExportFileSchema.safeParse(content).data : undefined;
  if (!read) throw new ExportFailure('SAVED_EXPORT_NOT_UNDERSTOOD', { file: basename(path) });
  const { name, request, periods, fileName, title, splitBy } = read;
  return { name, request, periods, fileName, title, ...(splitBy && { splitBy }) };
}

async function contentOf(path: string): Promise<unknown> {
  if ((await stat(path)).size > sizeLimit) return undefined;
  // Editors on Windows begin a file with a byte order mark, which is no JSON.
  return JSON.parse((await readFile(path, 'utf8')).replace(/^\ufeff/, ''));
}
