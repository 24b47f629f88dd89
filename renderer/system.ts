import { api } from './api.ts';

const answer = await api.describeSystem();

/** What the window cannot know by itself. */
export const system = answer.ok ? answer.value : { locale: 'en', pageWasLost: false };
