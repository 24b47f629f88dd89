import { afterAll, expect } from 'vitest';

/** What every object inherits, as it is now. */
const inherited = (): unknown => Object.getOwnPropertyDescriptors(Object.prototype);

const before = inherited();

// What a library under test puts there poisons whatever runs after it in the same process.
afterAll(() => {
  expect(inherited(), 'Object.prototype as it was before this file').toEqual(before);
});
