import { arch, release, version } from 'node:os';
import { app } from 'electron';

/** This application, and what it is made with. */
export function versionWords(): string {
  const { electron, chrome, node } = process.versions;
  return `${app.getName()} ${app.getVersion()} (Electron ${electron}, Chrome ${chrome}, Node ${node})`;
}

/** The operating system; neither the computer's name nor the user's is in it. */
export const systemWords = (): string => `${process.platform} ${release()} ${arch()}, ${version()}`;
