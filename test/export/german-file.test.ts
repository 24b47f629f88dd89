import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { createCounters } from '../../main/engine/progress-meter.ts';
import { patternName } from '../../main/export/file-name.ts';
import { parseRequest } from '../../main/export/request.ts';
import { publish } from '../../main/files/publish.ts';
import { runExport } from '../../main/worker/export-pipeline.ts';
import { test } from '../fixtures/sample-school.ts';

test('a German workbook calls its columns, sheets, charts and facts by their German names', async ({
  store,
  folder,
}) => {
  const request = parseRequest({
    language: 'de',
    sheets: [
      {
        dataset: 'analytics',
        period: { from: '2024-06-03', to: '2024-06-09' },
        filters: [{ column: 'subject', op: '=', value: 'Mathematics' }],
        summary: {
          groups: [{ column: 'class_name' }, { column: 'date', part: 'day' }],
          measures: [{ function: 'average', column: 'value' }, { function: 'count' }],
        },
      },
    ],
    output: { format: 'excel', charts: true, about: true },
  });
  const target = join(folder, 'a.xlsx');
  const temporary = join(folder, 'a.tmp');
  const job = { source: { kind: 'sqlite', file: store }, request, target, temporary } as const;
  await runExport({ ...job, application: 'Test', startedAt: 0 }, createCounters());
  await publish(temporary, target);

  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(target);
  const [rows, , about] = workbook.worksheets;
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Alle Messungen', 'Diagramme', 'Info']);
  expect(rows?.getRow(1).values).toEqual([undefined, 'Klasse', 'Datum (Tag)', 'Durchschnitt Wert', 'Zeilen']);
  const facts = about?.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []));
  expect(facts).toContainEqual(['Zeitraum', '2024-06-03 bis 2024-06-09']);
  expect(facts).toContainEqual(['Filter', 'Fach ist Mathematics']);
  expect(patternName('{choice}, {period}', { request, title: 'Mathematik', value: '' }, new Date())).toBe(
    'Mathematik, 3. bis 9. Juni 2024.xlsx',
  );
});
