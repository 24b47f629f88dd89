import { expect, test } from 'vitest';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import type { SheetRequest } from '../../preload/contract/request.ts';
import { exportTitle } from '../../main/export/export-title.ts';
import { parseRequest } from '../../main/export/request.ts';

const column = (key: string, type: 'text' | 'integer') => ({ key, label: key, type });
const dataset = (id: string, label: string): DatasetInfo => ({
  id,
  label,
  description: '',
  parameters: [
    { key: 'class_ids', label: 'Classes', kind: 'choices', required: false },
    { key: 'sql', label: 'Query', kind: 'sql', required: false },
  ],
  columns: [column('subject', 'text'), column('class', 'text'), column('grade', 'integer')],
  hasPeriod: true,
});
const all = dataset('analytics', 'All measurements');
const classes = dataset('class-analytics', 'Class analytics');

const title = (of: DatasetInfo, sheet: Partial<SheetRequest>, reportName?: string): Promise<string> =>
  exportTitle(
    parseRequest({
      ...(reportName !== undefined && { reportName }),
      sheets: [{ dataset: of.id, ...sheet }],
      output: { format: 'csv' },
    }),
    of,
    (parameter, ids) => Promise.resolve(ids.map((id) => ({ id, label: `${parameter} ${id}`, detail: '' }))),
  );
const is = (column: string, ...values: string[]) => ({ column, op: 'in' as const, values });

test.each<[string, string, Promise<string>]>([
  ['nothing', 'All measurements', title(all, {})],
  [
    'single values',
    'Mathematics 7B',
    title(all, { filters: [is('subject', 'Mathematics'), is('class', '7B')] }),
  ],
  [
    'several values',
    'Mathematics',
    title(all, { filters: [is('subject', 'Mathematics'), is('class', '7A', '7B')] }),
  ],
  ['values that say nothing by themselves', 'All measurements', title(all, { filters: [is('grade', '7')] })],
  [
    'values that are not the rows’ own',
    'All measurements',
    title(all, { filters: [{ column: 'subject', op: '!=', value: 'Art' }] }),
  ],
  [
    'one choice',
    'Class analytics class_ids 7 Art',
    title(classes, { params: { class_ids: [7] }, filters: [is('subject', 'Art')] }),
  ],
  [
    'what rows are put together by',
    'Mathematics by class, month, and gone',
    title(all, {
      filters: [is('subject', 'Mathematics')],
      summary: {
        groups: [{ column: 'class' }, { column: 'date', part: 'month' }, { column: 'gone' }],
        measures: [],
      },
    }),
  ],
  ['several choices', 'Class analytics', title(classes, { params: { class_ids: [7, 8] } })],
  ['a name of its own', 'Marks', title(classes, { params: { class_ids: [7] } }, 'Marks')],
  [
    'a very long value',
    `${'very long '.repeat(7)}very long…`,
    title(all, { filters: [is('subject', 'very long '.repeat(20))] }),
  ],
])('what narrows is called by its name: %s', async (_, words, made) => {
  expect(await made).toBe(words);
});
