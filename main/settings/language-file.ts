import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { languageChoices, type LanguageChoice } from '../../preload/contract/language.ts';
import { dataFiles } from '../files/data-files.ts';
import { replaceFile } from '../files/replace-file.ts';

const fileIn = (dataFolder: string): string => join(dataFiles(dataFolder).settings, 'language.json');

/** The language that this user has chosen; that of the system while there is none, or none that can be understood. */
export function readLanguage(dataFolder: string): LanguageChoice {
  try {
    return z.enum(languageChoices).parse(JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')));
  } catch {
    return 'system';
  }
}

/** Throws an `ExportFailure` when it cannot be written. */
export const keepLanguage = (dataFolder: string, choice: LanguageChoice): Promise<void> =>
  replaceFile(fileIn(dataFolder), JSON.stringify(choice));
