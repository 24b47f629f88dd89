import type { TestProject } from 'vitest/node';
import { buildBundle } from './bundle.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the bundle of the sources under test is. */
    bundle: string;
  }
}

/** Before the first test: threads and processes start from built files, never from sources that Node must strip. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('bundle', await buildBundle());
}
