import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schoolCalendarSchema } from '../../preload/contract/school-calendar.ts';
import { defaultCalendar, type SchoolCalendar } from '../../preload/contract/usual-period.ts';
import { dataFiles } from '../files/data-files.ts';
import { replaceFile } from '../files/replace-file.ts';

/** When the school year and its terms are, as this user has set it on this computer. */
export class SchoolCalendarFile {
  readonly #file: string;
  /** What was set last is what stays. */
  #writing: Promise<void> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#file = join(dataFiles(dataFolder).settings, 'school-calendar.json');
  }

  /** The usual calendar while there is none, or none that can be understood. */
  async read(): Promise<SchoolCalendar> {
    try {
      return schoolCalendarSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return defaultCalendar;
    }
  }

  /** Throws an `ExportFailure` when it cannot be written. */
  keep(calendar: SchoolCalendar): Promise<void> {
    const writing = this.#writing.then(() => replaceFile(this.#file, JSON.stringify(calendar)));
    this.#writing = writing.catch(() => undefined);
    return writing;
  }
}
