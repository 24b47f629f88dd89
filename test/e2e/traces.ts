import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files in and below the folders, as far as they can be listed. */
function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

/** What is in the file's name and in every byte of it, in the encodings that programs keep texts in. */
function wordsIn(path: string, words: readonly string[]): string[] {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // It has gone, or is nobody's to read.
    bytes = Buffer.alloc(0);
  }
  return words.filter(
    (word) =>
      path.includes(word) ||
      [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'latin1')].some((form) =>
        bytes.includes(form),
      ),
  );
}

/** Which files in and below the folders, written since a moment, have which words in them: `path: word`. */
export const tracesOf = (words: readonly string[], folders: readonly string[], since = 0): string[] =>
  folders
    .flatMap(filesBelow)
    .filter((path) => (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since)
    .flatMap((path) => wordsIn(path, words).map((word) => `${path}: ${word}`));
