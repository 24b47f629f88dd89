import { system } from './system.ts';

/** The computer's locale for numbers, a BCP 47 language tag: what its Excel goes by. */
export const systemLocale = system.locale;
