/** Characters of what somebody sent that a sentence repeats at most. */
export const echoLimit = 200;

/** `text` with at most `most` characters, the last of which says that there were more. */
export function shortened(text: string, most = echoLimit): string {
  if (text.length <= most) return text;
  // Half of a character that takes two is none.
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
