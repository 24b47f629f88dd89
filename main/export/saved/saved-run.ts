import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { ExportRequest, SheetRequest } from '../../../preload/contract/request.ts';
import type { SavedExport } from '../../../preload/contract/saved-export.ts';
import { usualDays, type SchoolCalendar } from '../../../preload/contract/usual-period.ts';
import { localDay, patternName } from '../file-name.ts';
import type { Split } from '../split-files.ts';

/** One file, with its name, or several. */
export type SavedRun = { request: ExportRequest; name: string; split?: never } | { split: Split };

/** What a saved export is of now, and what its files are called. Throws PERIOD_IN_NO_TERM. */
export function savedRun(saved: SavedExport, now: Date, calendar: SchoolCalendar): SavedRun {
  const { title, fileName, splitBy } = saved;
  const request = requestOn(saved, localDay(now), calendar);
  return splitBy
    ? { split: { request, splitBy, title, fileName } }
    : { request, name: patternName(fileName, { request, title }, now) };
}

function requestOn(
  { request, periods }: SavedExport,
  today: string,
  calendar: SchoolCalendar,
): ExportRequest {
  const onThatDay = (sheet: SheetRequest, index: number): SheetRequest => {
    const usual = periods[index];
    if (!usual) return sheet;
    const period = usualDays(usual, today, calendar);
    if (!period) throw new ExportFailure('PERIOD_IN_NO_TERM');
    return { ...sheet, period };
  };
  const [first, ...others] = request.sheets;
  return {
    ...request,
    sheets: [onThatDay(first, 0), ...others.map((sheet, index) => onThatDay(sheet, index + 1))],
  };
}
