import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry } from 'yauzl';
import { RuntimeProblem } from './problem.ts';

/** Streams the files of an archive to where `place` wants each; `undefined` leaves a file out. */
export async function unzip(archive: string, place: (name: string) => string | undefined): Promise<void> {
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const target = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (target === undefined) continue;
    const mode = modeOf(entry);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode }));
  }
}

function modeOf(entry: Entry): number {
  // The upper half of the attributes holds the Unix mode, whose own upper bits tell the kind of file.
  const unixMode = entry.externalFileAttributes >>> 16;
  const isPlain = (unixMode & 0o170000) === 0o100000;
  if (!isPlain) throw new RuntimeProblem(`${entry.fileName} in the archive is no plain file`);
  return unixMode & 0o777;
}
