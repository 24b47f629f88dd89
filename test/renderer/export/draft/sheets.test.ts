import { describe, expect, it } from 'vitest';
import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import {
  defaultOutput,
  draftOf,
  noPeriod,
  type ExportDraft,
} from '../../../../renderer/export/draft/export-draft.ts';
import { startRequest, unfinished } from '../../../../renderer/export/draft/sheet-request.ts';
import {
  atSheet,
  sheetsOf,
  sheetTitle,
  withNewSheet,
  withoutSheet,
} from '../../../../renderer/export/draft/sheets.ts';

const dataset: DatasetInfo = {
  id: 'marks',
  label: 'Marks',
  description: '',
  parameters: [{ key: 'student_id', label: 'Student', kind: 'choice', required: true }],
  columns: [{ key: 'mark', label: 'Mark', type: 'decimal' }],
  hasPeriod: true,
};
const output = defaultOutput({ delimiter: 'comma', decimalSeparator: 'point' });
const ana = { id: 7, label: 'Ana', detail: '' };
const one: ExportDraft = {
  ...draftOf('source', dataset, { ...noPeriod, output }),
  params: { student_id: [ana] },
  sheetName: 'Ana',
  limit: 3,
};
const two = { ...withNewSheet(one), sheetName: 'Bo' };
const three = { ...withNewSheet(two), sheetName: 'Cy' };
const titles = (draft: ExportDraft): string[] => sheetsOf(draft).map(sheetTitle);

describe('the sheets of a draft', () => {
  it('are one behind the other, each with everything of its own', () => {
    expect(titles(three)).toEqual(['Ana', 'Bo', 'Cy']);
    expect(atSheet(three, 0)).toMatchObject({
      sheetName: 'Ana',
      limit: 3,
      params: { student_id: [ana] },
      before: [],
    });
    expect(atSheet(atSheet(three, 0), 2)).toEqual(three);
    expect(titles({ ...withNewSheet(atSheet(three, 0)), sheetName: 'Di' })).toEqual([
      'Ana',
      'Di',
      'Bo',
      'Cy',
    ]);
  });

  it('begin with nothing but the dataset and the period', () => {
    expect(withNewSheet({ ...one, periodChoice: 'custom', period: { from: '2024-01-01' } })).toMatchObject({
      sheetName: '',
      dataset,
      params: {},
      limit: null,
      period: { from: '2024-01-01' },
    });
  });

  it('may go, but for the last one', () => {
    expect(titles(withoutSheet(three, 2))).toEqual(['Ana', 'Bo']);
    expect(withoutSheet(three, 2).sheetName).toBe('Bo');
    expect(withoutSheet(three, 0).sheetName).toBe('Cy');
    expect(withoutSheet(atSheet(three, 0), 0).sheetName).toBe('Bo');
    expect(withoutSheet(one, 0)).toBe(one);
  });

  it('are all exported, each under its name', () => {
    const sheets = sheetsOf(two).map((sheet) => ({
      ...sheet,
      params: { student_id: [ana] },
      sheetName: sheet.sheetName === 'Bo' ? ' ' : ' Ana ',
    }));
    const [first, second] = sheets as [(typeof sheets)[0], (typeof sheets)[0]];
    const draft = { ...two, ...second, before: [first] };
    expect(startRequest(draft).request.sheets).toEqual([
      { dataset: 'marks', params: { student_id: 7 }, limit: 3, name: 'Ana' },
      { dataset: 'marks', params: { student_id: 7 } },
    ]);
    expect(unfinished(draft)).toBeNull();
    expect(unfinished({ ...draft, output: { ...output, format: 'csv' } })?.field).toBe('sheets');
  });

  it('are looked at for what is missing, the one that is shown first', () => {
    expect(unfinished(two)?.field).toBe('parameter student_id');
    expect(unfinished(atSheet(two, 0))).toEqual({
      sentence: 'In the sheet “Bo”: Choose a student to export.',
      field: 'sheet 1',
    });
  });
});
