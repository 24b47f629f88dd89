import { app } from 'electron';
import { excelSeparators } from '../../export/excel-separators.ts';
import { computerSettings } from '../../settings/computer-settings.ts';
import type { PageRecovery } from '../page-recovery.ts';
import { styleNonce } from '../renderer-origin.ts';
import type { HandlersOf } from './handle.ts';

export const systemHandlers = (recovery: PageRecovery): HandlersOf<'system'> => ({
  describeSystem: () => {
    const locale = app.getSystemLocale();
    return {
      locale,
      excelSeparators: excelSeparators(locale),
      pageWasLost: recovery.takeLoss(),
      featuresOff: computerSettings().featuresOff,
      styleNonce,
    };
  },
});
