import type { SystemInfo } from '../preload/contract/channels.ts';
import { api } from './api.ts';

const answer = await api.describeSystem();

/** What the window cannot know by itself. */
export const system: SystemInfo = answer.ok
  ? answer.value
  : {
      language: { choice: 'system', ofSystem: 'en' },
      excelSeparators: { delimiter: 'comma', decimalSeparator: 'point' },
      pageWasLost: false,
      featuresOff: [],
      accent: null,
      styleNonce: '',
    };

/** Whether the window offers to open another database: main refuses it where that is switched off. */
export const opensDatabases = !system.featuresOff.includes('other-databases');

/** Whether the window offers to reach servers. */
export const reachesServers = !system.featuresOff.includes('servers');
