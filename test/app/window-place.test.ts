import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isReachable, keepWindowPlace, readWindowPlace } from '../../main/app/window-place.ts';

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'analytics-export-place-'));
  onTestFinished(() => {
    rmSync(path, { recursive: true });
  });
  return path;
};
const place = { bounds: { x: -1200, y: 40, width: 1000, height: 700 }, isMaximized: true };

describe('the place of the window', () => {
  test('is read as it was kept, by this user alone, and nothing stays beside it', () => {
    const data = folder();
    const file = join(data, 'window.json');
    for (const isMaximized of [false, true]) {
      keepWindowPlace(file, { ...place, isMaximized });
      expect(readWindowPlace(file)).toEqual({ ...place, isMaximized });
    }
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(data)).toEqual(['window.json']);
  });

  test.each([
    ['nothing', undefined],
    ['half a file', '{"bounds":{"x":1'],
    ['another kind of place', '{"x":1,"y":2}'],
    ['no size', JSON.stringify({ ...place, bounds: { ...place.bounds, width: 0 } })],
    ['numbers that are none', '{"bounds":{"x":1e400,"y":0,"width":900,"height":640},"isMaximized":false}'],
  ])('is not known from %s', (_what, text) => {
    const file = join(folder(), 'window.json');
    if (text !== undefined) writeFileSync(file, text);
    expect(readWindowPlace(file)).toBeUndefined();
  });

  test('that cannot be kept is told of, and leaves nothing', () => {
    const file = join(folder(), 'missing', 'window.json');
    expect(() => {
      keepWindowPlace(file, place);
    }).toThrow(expect.objectContaining({ code: 'TARGET_FOLDER_MISSING' }));
  });
});

// A screen with a bar at its top, and one to its left.
const screens = [
  { x: 0, y: 30, width: 1920, height: 1050 },
  { x: -1280, y: 0, width: 1280, height: 1024 },
];
test.each([
  ['on a screen', { x: 100, y: 100 }, true],
  ['on the other screen', { x: -1200, y: 10 }, true],
  ['on both', { x: -500, y: 40 }, true],
  ['with enough of it to be got hold of', { x: 1800, y: 1050 }, true],
  ['with too little at the side', { x: 1801, y: 100 }, false],
  ['with too little at the bottom', { x: 100, y: 1057 }, false],
  ['with its title bar above the screen', { x: 100, y: 29 }, false],
  ['on a screen that is gone', { x: 2000, y: 100 }, false],
] as const)('a window %s comes back or not', (_where, corner, comesBack) => {
  expect(isReachable({ ...corner, width: 1000, height: 700 }, screens)).toBe(comesBack);
});
