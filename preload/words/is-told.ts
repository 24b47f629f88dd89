import { english, type Words } from './words.ts';

/** Whether a sentence can be made. */
export function isTold(tell: (words: Words) => string): boolean {
  try {
    tell(english);
    return true;
  } catch {
    return false;
  }
}
