import { api } from './api.ts';

const system = await api.describeSystem();

/** The computer's locale for numbers, a BCP 47 language tag: what its Excel goes by. */
export const systemLocale = system.ok ? system.value.locale : 'en';
