import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Where a file at `path` really is, or would be: a symbolic link is followed, also one to where nothing is yet.
 * Rejects with the error of the file system for a link whose folder cannot be reached, and for links in a circle.
 */
export async function linkedPlace(path: string): Promise<string> {
  let place = path;
  for (let links = 0; links < mostLinks; links++) {
    const link = await readlink(place).catch(() => undefined);
    if (link === undefined) return place;
    place = resolve(await realpath(dirname(place)), link);
  }
  // Throws that there are too many.
  return realpath(path);
}
