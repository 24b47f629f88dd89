import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import { fileFailure } from '../files/file-failure.ts';
import { temporarySibling } from '../files/target.ts';

/** Where the window is when it is neither maximised nor full screen, in pixels of the screens' own scale. */
const windowPlaceSchema = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlaceSchema>;

/** Undefined when none was kept, or what was kept cannot be understood. */
export function readWindowPlace(file: string): WindowPlace | undefined {
  try {
    const read = windowPlaceSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.data;
  } catch {
    return undefined;
  }
}

/** For this user alone, complete or not at all; at once, as the window closes. Throws an `ExportFailure`. */
export function keepWindowPlace(file: string, place: WindowPlace): void {
  const temporary = temporarySibling(file);
  try {
    const descriptor = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(descriptor, JSON.stringify(place));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileFailure(error, file);
  }
}

/** So many pixels of its title bar are enough to get hold of a window. */
const grip = { width: 120, height: 24 };

/** Whether somebody can get hold of a window there: `workAreas` are what the screens have room for windows in. */
export function isReachable({ x, y, width }: Rectangle, workAreas: readonly Rectangle[]): boolean {
  return workAreas.some((area) => {
    const visible = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return visible >= Math.min(width, grip.width) && y >= area.y && y + grip.height <= area.y + area.height;
  });
}
