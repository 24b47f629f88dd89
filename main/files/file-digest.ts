import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** Even, for characters of two bytes. */
const readSize = 1 << 20;

/** What a file is. */
export interface FileDigest {
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** Reads a file from its beginning to its end and tells what it is; `use` sees its bytes, which are reused. */
export async function digestFile(file: FileHandle, use?: (bytes: Uint8Array) => void): Promise<FileDigest> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(readSize);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, readSize, position);
    if (bytesRead === 0) return { bytes: position, sha256: hash.digest('hex') };
    const bytes = buffer.subarray(0, bytesRead);
    hash.update(bytes);
    use?.(bytes);
    position += bytesRead;
  }
}

/** The same of the file that is at `path`. */
export async function digestFileAt(path: string, use?: (bytes: Uint8Array) => void): Promise<FileDigest> {
  const file = await open(path, 'r');
  try {
    return await digestFile(file, use);
  } finally {
    await file.close();
  }
}
