import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What the files of a folder are, by their paths in it: digest and rights, and where a link leads. No time of change. */
export async function digestsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const digests = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = entry.isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
      const rights = entry.isSymbolicLink() ? 'link' : (statSync(path).mode & 0o777).toString(8);
      return [
        relative(folder, path),
        `${rights} ${createHash('sha256').update(content).digest('hex')}`,
      ] as const;
    });
  return Object.fromEntries(digests.sort(([a], [b]) => (a < b ? -1 : 1)));
}
