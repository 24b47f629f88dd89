import { app } from 'electron';
import type { LanguageChoice } from '../../../preload/contract/language.ts';
import { excelSeparators } from '../../export/excel-separators.ts';
import { computerSettings } from '../../settings/computer-settings.ts';
import type { PageRecovery } from '../page-recovery.ts';
import { systemAccent } from '../accent.ts';
import { styleNonce } from '../renderer-origin.ts';
import { systemLanguage } from '../chosen-language.ts';
import type { HandlersOf } from './handle.ts';

/** The language that the person has chosen for the window. */
export interface ChosenLanguage {
  read: () => LanguageChoice;
  /** Everything is said in it then. Rejects with an `ExportFailure` when it cannot be kept. */
  choose: (choice: LanguageChoice) => Promise<void>;
}

export const systemHandlers = (recovery: PageRecovery, language: ChosenLanguage): HandlersOf<'system'> => ({
  describeSystem: () => {
    return {
      language: { choice: language.read(), ofSystem: systemLanguage() },
      excelSeparators: excelSeparators(app.getSystemLocale()),
      pageWasLost: recovery.takeLoss(),
      featuresOff: computerSettings().featuresOff,
      accent: systemAccent(),
      styleNonce,
    };
  },
  chooseLanguage: async (choice) => {
    await language.choose(choice);
    return null;
  },
});
