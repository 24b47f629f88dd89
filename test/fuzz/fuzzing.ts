const { FUZZ_SEED, FUZZ_RUNS } = process.env;

/** Whether somebody asked for more than the short run that is a part of `npm test`. */
export const isLongRun = FUZZ_RUNS !== undefined;

/** What repeats a run. */
export const seed = Number(FUZZ_SEED ?? 20_240_105);

/** How many cases there are of each kind; `short` of them in the short run. */
export const runs = (short: number): number => Number(FUZZ_RUNS ?? short);

/** Whether a failure says in a sentence what is wrong: that something unexpected went wrong says nothing. */
export const isSentence = (code: string, message: string): boolean =>
  code !== 'UNEXPECTED' && message.trim().length > 10 && message.length < 2_000;
