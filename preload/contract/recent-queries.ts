/** How many queries of a source can be chosen again. */
export const recentQueryLimit = 20;
/** Characters of the longest one that is kept: what a person types, not what a program has made. */
export const recentQueryLength = 20_000;
