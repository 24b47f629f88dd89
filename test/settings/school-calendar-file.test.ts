import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { SchoolCalendarFile } from '../../main/settings/school-calendar-file.ts';
import { schoolCalendarSchema } from '../../preload/contract/school-calendar.ts';
import { defaultCalendar, type SchoolCalendar } from '../../preload/contract/usual-period.ts';
import { test } from '../fixtures/folder.ts';

const halves: SchoolCalendar = {
  yearBegins: '08-01',
  terms: [
    { from: '08-01', to: '01-31' },
    { from: '02-01', to: '07-31' },
  ],
};

test('the calendar that was set last is kept, for this user alone, and nothing beside it', async ({
  folder,
}) => {
  const file = new SchoolCalendarFile(folder);
  expect(await file.read()).toEqual(defaultCalendar);
  await Promise.all([file.keep({ ...halves, yearBegins: '07-01' }), file.keep(halves)]);
  expect(await new SchoolCalendarFile(folder).read()).toEqual(halves);
  expect(readdirSync(join(folder, 'settings'))).toEqual(['school-calendar.json']);
  if (process.platform === 'win32') return;
  expect(statSync(join(folder, 'settings')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'settings', 'school-calendar.json')).mode & 0o777).toBe(0o600);
});

test('one that cannot be understood is as good as none, and can be set anew', async ({ folder }) => {
  mkdirSync(join(folder, 'settings'));
  const place = join(folder, 'settings', 'school-calendar.json');
  writeFileSync(place, '{"yearBegins":');
  const file = new SchoolCalendarFile(folder);
  expect(await file.read()).toEqual(defaultCalendar);
  await file.keep(halves);
  expect(JSON.parse(readFileSync(place, 'utf8'))).toEqual(halves);
});

test.for([
  [{ yearBegins: '13-01' }],
  [{ yearBegins: '02-30' }],
  [{ yearBegins: '9-1' }],
  [{ terms: [] }],
  [{ terms: [...halves.terms, { from: '01-31', to: '01-31' }] }],
  [{ terms: [{ from: '09-01', to: '00-10' }] }],
  [
    {
      terms: Array.from({ length: 7 }, (_, index) => ({ from: `0${index + 1}-01`, to: `0${index + 1}-02` })),
    },
  ],
  [{ more: true }],
] as const)('%j is no calendar', ([change]) => {
  expect(schoolCalendarSchema.safeParse({ ...halves, ...change }).success).toBe(false);
  expect(schoolCalendarSchema.safeParse(halves).success).toBe(true);
});
