import { describe, expect, test } from 'vitest';
import type { DatasetInfo } from '../../../preload/contract/dataset.ts';
import { chosenPattern } from '../../../preload/contract/file-name.ts';
import type { SavedExport } from '../../../preload/contract/saved-export.ts';
import { defaultCalendar, type UsualPeriod } from '../../../preload/contract/usual-period.ts';
import { parseRequest } from '../../../main/export/request.ts';
import { checkFits } from '../../../main/export/saved/check-fits.ts';
import { exampleExports } from '../../../main/export/saved/examples.ts';
import { english } from '../../../preload/words/words.ts';
import { savedRun } from '../../../main/export/saved/saved-run.ts';

const saved = (...periods: (UsualPeriod | null)[]): SavedExport => ({
  version: 1,
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Marks',
  title: 'Mathematics 7B',
  request: parseRequest({
    sheets: periods.map(() => ({ dataset: 'analytics', period: { from: '2024-01-01', to: '2024-01-31' } })),
    output: { format: 'excel' },
  }),
  periods,
  fileName: chosenPattern,
  source: 'sample',
});
function on(day: string, one: SavedExport) {
  const run = savedRun(one, new Date(`${day}T08:30:00`), defaultCalendar);
  if (run.split) throw new Error('several files');
  return run;
}

test('usual periods are of the day it runs, others stay, and the file is called after them', () => {
  const one = saved('last-month', null, 'last-school-year');
  const { request, name } = on('2024-07-02', one);
  expect(request.sheets.map(({ period }) => period)).toEqual([
    { from: '2024-06-01', to: '2024-06-30' },
    { from: '2024-01-01', to: '2024-01-31' },
    { from: '2022-09-01', to: '2023-08-31' },
  ]);
  expect(name).toBe('Mathematics 7B, June 2024.xlsx');
  expect(on('2024-08-31', one).name).toBe('Mathematics 7B, July 2024.xlsx');
  expect(() =>
    savedRun(saved('this-term'), new Date('2024-07-02T08:30:00'), { ...defaultCalendar, terms: [] }),
  ).toThrow(expect.objectContaining({ code: 'PERIOD_IN_NO_TERM' }) as Error);
});

describe('another source', () => {
  const column = (key: string) => ({ key, label: key, type: 'text' }) as const;
  const dataset = (id: string, ...keys: string[]): DatasetInfo => ({
    id,
    label: id,
    description: '',
    parameters: [],
    columns: keys.map(column),
    hasPeriod: true,
  });
  const [marks] = exampleExports(english) as [SavedExport];
  const needed = ['student_number', 'student_name', 'metric_type', 'value', 'date', 'subject', 'class_name'];

  test.each([
    ['has all it needs', [dataset('analytics', ...needed, 'more')], null],
    ['has other columns', [dataset('analytics', ...needed.slice(0, 5))], 'subject, class_name'],
    ['has another dataset', [dataset('table:marks', ...needed)], 'analytics'],
  ])('%s', (_, datasets, missing) => {
    const check = (): void => checkFits(marks, { name: 'other.db', datasets });
    if (missing === null) check();
    else
      expect(check).toThrow(
        expect.objectContaining({
          code: 'SAVED_EXPORT_NOT_FITTING',
          detail: { name: marks.name, source: 'other.db', missing },
        }) as Error,
      );
  });

  test('needs of a summary what it is made of, not what it makes', () => {
    const request = parseRequest({
      sheets: [
        {
          dataset: 'analytics',
          summary: { groups: [{ column: 'class_name' }], measures: [{ function: 'sum', column: 'value' }] },
          columns: [{ key: 'sum(value)' }],
          sort: [{ column: 'sum(value)', direction: 'descending' }],
        },
      ],
      output: { format: 'csv' },
    });
    const check =
      (...keys: string[]) =>
      () => {
        checkFits({ ...marks, request }, { name: 'other.db', datasets: [dataset('analytics', ...keys)] });
      };
    check('class_name', 'value')();
    expect(check('class_name')).toThrow(
      expect.objectContaining({
        detail: { name: marks.name, source: 'other.db', missing: 'value' },
      }) as Error,
    );
  });
});
