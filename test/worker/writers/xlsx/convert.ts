import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile as writeToDisk } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** All sheets, UTF-8, cells as they are shown (LibreOffice, "Filter Options for CSV Export"). */
export const csvAsShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/**
 * LibreOffice opens files, read through a `filter` where the extension does not say enough, and writes them in
 * another format; the new files by their names.
 */
export async function convert(
  files: Map<string, Buffer>,
  format: string,
  folder: string,
  { extension = 'xlsx', filter }: { extension?: string; filter?: string } = {},
): Promise<Map<string, Buffer>> {
  const output = await mkdtemp(join(folder, 'output-'));
  const paths: string[] = [];
  for (const [name, bytes] of files) {
    const path = join(folder, `${name}.${extension}`);
    await writeToDisk(path, bytes);
    paths.push(path);
  }
  const profile = pathToFileURL(join(folder, 'profile')).href;
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=${profile}`,
    '--headless',
    ...(filter === undefined ? [] : [`--infilter=${filter}`]),
    '--convert-to',
    format,
    '--outdir',
    output,
    ...paths,
  ]);
  const converted = new Map<string, Buffer>();
  for (const name of await readdir(output)) converted.set(name, await readFile(join(output, name)));
  return converted;
}
