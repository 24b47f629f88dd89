import { describe, expect, it } from 'vitest';
import { missingLibraries, requireDisplay } from './display.ts';

describe.runIf(process.platform === 'linux')('a machine without a display', () => {
  it('is told what to do in one line', async () => {
    await expect(requireDisplay(false, {})).rejects.toThrow(
      /^There is no display[^\n]*npm start -- --xvfb[^\n]*$/,
    );
  });

  it('is told what to install when xvfb-run is missing', async () => {
    await expect(requireDisplay(true, { PATH: '/nonexistent' })).rejects.toThrow('apt-get install xvfb');
  });

  it.each([{ DISPLAY: ':0' }, { WAYLAND_DISPLAY: 'wayland-0' }])(
    'is not one with %j',
    async (environment) => {
      await expect(requireDisplay(false, environment)).resolves.toBeUndefined();
    },
  );
});

it('finds the missing libraries in what ldd prints', () => {
  const output =
    '\tlinux-vdso.so.1 (0x00007ffd)\n\tlibgbm.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n';
  expect(missingLibraries(output)).toEqual(['libgbm.so.1']);
});
