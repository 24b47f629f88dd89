import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { signatureOf } from '../../main/app/updates/update-signature.ts';

/** Signs the lists of updates that electron-builder has made in a folder: only signed ones are taken. */
export function signUpdates(folder: string, privateKey: string): void {
  for (const name of globSync('latest*.yml', { cwd: folder })) {
    const file = join(folder, name);
    writeFileSync(`${file}.sig`, signatureOf(basename(name), readFileSync(file, 'utf8'), privateKey));
  }
}
