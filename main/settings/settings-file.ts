import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { features } from '../../preload/contract/features.ts';
import { codeOf } from '../files/file-failure.ts';

const folder = z.string().refine(isAbsolute, 'Not the full path of a folder');

/** A school's server, or for trying it out one on this computer. */
function isUpdateAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}

const settingsSchema = z.strictObject({
  /** Where updates are looked for; nowhere when absent. */
  updateAddress: z.string().refine(isUpdateAddress, 'Not an address that begins with https://').optional(),
  /** Exports are saved in these and below, nowhere else; anywhere when absent. */
  allowedFolders: z.array(folder).min(1).optional(),
  featuresOff: z.array(z.enum(features)).default([]),
  /** `{user}` stands for the operating system's name of the user. */
  dataFolder: folder.optional(),
  /** Whether a crash leaves what was in memory then, pupils' data perhaps, for whoever looks into it. */
  crashDumps: z.boolean().default(false),
});

/** What the administrator of a computer has settled for everybody who uses it. */
export type ComputerSettings = z.output<typeof settingsSchema>;

export const noSettings: ComputerSettings = settingsSchema.parse({});

/**
 * Reads a file of settings; undefined when there is none. Throws SETTINGS_INVALID when any of it cannot be understood:
 * nobody would notice a rule that is passed over.
 */
export function readSettings(file: string): ComputerSettings | undefined {
  let problem: string;
  try {
    // Windows' own editors put a byte-order mark before it.
    const parsed = settingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')));
    if (parsed.success) return parsed.data;
    const [{ path, message } = { path: [], message: 'Invalid' }] = parsed.error.issues;
    problem = [...(path.length > 0 ? [path.join('.')] : []), message].join(': ');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    problem = code ?? (error as Error).message;
  }
  throw new ExportFailure('SETTINGS_INVALID', { file, problem });
}

/**
 * Throws SETTINGS_UNSAFE when somebody but root could change a file, or put another in its place. Windows has no such
 * question to ask; the folder there is one that only administrators may write to.
 */
export function checkRootsAlone(file: string): void {
  if (process.platform === 'win32') return;
  const real = realpathSync(file);
  for (const place of [dirname(file), dirname(real), real]) {
    const { uid, mode } = statSync(place);
    if (uid !== 0 || (mode & 0o022) !== 0) throw new ExportFailure('SETTINGS_UNSAFE', { file });
  }
}
