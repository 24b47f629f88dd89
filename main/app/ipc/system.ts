import { app } from 'electron';
import type { PageRecovery } from '../page-recovery.ts';
import type { HandlersOf } from './handle.ts';

export const systemHandlers = (recovery: PageRecovery): HandlersOf<'system'> => ({
  describeSystem: () => ({ locale: app.getSystemLocale(), pageWasLost: recovery.takeLoss() }),
});
