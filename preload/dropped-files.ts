import { webUtils } from 'electron';
import type { DroppedFiles } from './contract/channels.ts';

/** Of more than one none is opened, however many there are. */
const most = 2;

/**
 * Hands what a person drops on the window to `open`, as paths. The page says where files may be dropped, and has no other part
 * in it: no function takes a path or a file from it, and a drop that a script makes up is none.
 */
export function takeDroppedFiles(open: (dropped: DroppedFiles) => void): void {
  window.addEventListener(
    'drop',
    ({ isTrusted, dataTransfer }) => {
      if (!isTrusted || dataTransfer?.types.includes('Files') !== true) return;
      const files = [...dataTransfer.items].filter(({ kind }) => kind === 'file').slice(0, most);
      const holdsFolder = files.some((item) => item.webkitGetAsEntry()?.isDirectory === true);
      // What is no file of this computer has an empty path.
      open({ holdsFolder, files: files.map((item) => pathOf(item.getAsFile())) });
    },
    { capture: true },
  );
}

const pathOf = (file: File | null): string => (file ? webUtils.getPathForFile(file) : '');
