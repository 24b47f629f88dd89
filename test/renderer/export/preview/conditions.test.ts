import { expect, test } from 'vitest';
import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import { defaultOutput, draftOf, noPeriod } from '../../../../renderer/export/draft/export-draft.ts';
import { withGroup } from '../../../../renderer/export/draft/summary-draft.ts';
import { conditionsOf } from '../../../../renderer/export/preview/conditions.ts';

const dataset: DatasetInfo = {
  id: 'class-analytics',
  label: 'Class analytics',
  description: '',
  parameters: [
    { key: 'class_ids', label: 'Classes', kind: 'choices', required: false },
    { key: 'student_id', label: 'Student', kind: 'choice', required: true },
  ],
  columns: [
    { key: 'subject', label: 'Subject', type: 'text' },
    { key: 'value', label: 'Value', type: 'decimal' },
  ],
  hasPeriod: true,
};
const output = defaultOutput({ delimiter: 'comma', decimalSeparator: 'point' });
const choice = (id: number) => ({ id, label: `7${String.fromCharCode(64 + id)}`, detail: '' });

test('each condition is told in words, and asks for the rows that it leaves by itself', () => {
  // It is rows that they leave, whatever these are put together by.
  const draft = {
    ...withGroup(draftOf('source', dataset, { ...noPeriod, output }), {
      key: 'subject',
      label: 'Subject',
      type: 'text',
    }),
    params: { class_ids: [1, 2, 3, 4].map(choice), student_id: [choice(9)] },
    period: { from: '2024-06-01', to: '2024-06-30' },
    limit: 5,
    filters: [
      { id: 1, column: 'subject', op: 'in' as const, texts: ['Art', 'Music'] },
      { id: 2, column: 'value', op: '>=' as const, texts: [] },
    ],
  };
  const bare = { dataset: 'class-analytics', params: { student_id: 9 } };
  expect(conditionsOf(draft).map(({ words, alone }) => [words, alone])).toEqual([
    ['Classes: 7A, 7B, 7C and 1 more', { ...bare, params: { student_id: 9, class_ids: [1, 2, 3, 4] } }],
    ['Period: Jun 1, 2024 to Jun 30, 2024', { ...bare, period: draft.period }],
    [
      'Subject is one of Art, Music',
      { ...bare, filters: [{ column: 'subject', op: 'in', values: ['Art', 'Music'] }] },
    ],
  ]);
});
