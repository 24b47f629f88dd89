import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes the files in a folder, and in those below it, that were last written more than `age` milliseconds ago. */
export function removeOlder(folder: string, age: number): void {
  for (const path of filesBelow(folder))
    if (Date.now() - lstatSync(path).mtimeMs > age) rmSync(path, { force: true });
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    // There is none.
    return [];
  }
}
