import { join, resolve } from 'node:path';
import type { Plugin } from 'vitest/config';
import { bundleFolder } from './bundle.ts';

const main = resolve(import.meta.dirname, '../../main').replaceAll('\\', '/');

/**
 * Main's modules find their workers in the folder that they are bundled into. The tests import the sources of main:
 * here these find the workers of the bundle too.
 */
export function besideTheBundle(): Plugin {
  const folder = JSON.stringify(join(bundleFolder(), 'out/main'));
  return {
    name: 'beside-the-bundle',
    // Vitest keeps transformed modules between runs, and each bundle has a folder of its own.
    configureVitest: ({ defineCacheKeyGenerator }) => {
      defineCacheKeyGenerator(({ sourceCode }) =>
        sourceCode.includes('import.meta.dirname') ? folder : null,
      );
    },
    transform: {
      // The folder of the repository may be called main, too.
      filter: { id: `${main}/**/*.ts` },
      handler: (code) => ({ code: code.replaceAll('import.meta.dirname', folder), map: null }),
    },
  };
}
