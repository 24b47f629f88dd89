import { expect, test, vi } from 'vitest';
import { cacheKey, isCacheKey } from '../../main/jobs/cache-key.ts';
import { parseRequest } from '../../main/export/request.ts';
import type { ExportRequestInput } from '../../preload/contract/request.ts';

const sheet: ExportRequestInput['sheets'][0] = {
  dataset: 'analytics',
  params: { student_id: 42, class_ids: [1, 2] },
  columns: [{ key: 'student_number' }, { key: 'value', name: 'Score' }],
  filters: [{ column: 'value', op: '>=', value: 90 }],
  sort: [{ column: 'value', direction: 'descending' }],
  period: { from: '2024-01-01', to: '2024-01-31' },
  limit: 10,
};
const request: ExportRequestInput = {
  reportName: 'Term report',
  sheets: [sheet],
  output: { format: 'excel' },
};
const keyOf = (input: ExportRequestInput, version = 'Analytics Export 1.0.0', data = 'as now'): string =>
  cacheKey(parseRequest(input), version, data);

test('the same request has the same key, however it is spelt', () => {
  const { params, ...rest } = sheet;
  const respelt: ExportRequestInput = {
    output: { charts: false, dateFormat: 'iso', format: 'excel' },
    sheets: [{ ...rest, params: Object.fromEntries(Object.entries(params ?? {}).reverse()) }],
    reportName: 'Term report',
  };
  expect(keyOf(respelt)).toBe(keyOf(request));
  expect(isCacheKey(keyOf(request))).toBe(true);
});

test.each<[string, ExportRequestInput]>([
  ['report name', { ...request, reportName: 'Other report' }],
  ['dataset', { ...request, sheets: [{ ...sheet, dataset: 'student-analytics' }] }],
  ['parameters', { ...request, sheets: [{ ...sheet, params: { student_id: 43, class_ids: [1, 2] } }] }],
  ['columns', { ...request, sheets: [{ ...sheet, columns: [{ key: 'student_number' }] }] }],
  ['column order', { ...request, sheets: [{ ...sheet, columns: [...(sheet.columns ?? [])].reverse() }] }],
  [
    'column name',
    { ...request, sheets: [{ ...sheet, columns: [{ key: 'student_number' }, { key: 'value' }] }] },
  ],
  ['filters', { ...request, sheets: [{ ...sheet, filters: [] }] }],
  [
    'filter value',
    { ...request, sheets: [{ ...sheet, filters: [{ column: 'value', op: '>=', value: 91 }] }] },
  ],
  ['sort', { ...request, sheets: [{ ...sheet, sort: [{ column: 'value', direction: 'ascending' }] }] }],
  ['period', { ...request, sheets: [{ ...sheet, period: { from: '2024-01-01' } }] }],
  ['limit', { ...request, sheets: [{ ...sheet, limit: 11 }] }],
  ['sheet name', { ...request, sheets: [{ ...sheet, name: 'Scores' }] }],
  ['number of sheets', { ...request, sheets: [sheet, sheet] }],
  ['format', { ...request, output: { format: 'csv' } }],
  ['date format', { ...request, output: { format: 'excel', dateFormat: 'eu' } }],
  ['option', { ...request, output: { format: 'excel', about: true } }],
])('another %s has another key', (_, other) => {
  expect(keyOf(other)).not.toBe(keyOf(request));
});

test('other data, and another version of the application, have another key', () => {
  expect(keyOf(request, 'Analytics Export 1.0.1')).not.toBe(keyOf(request));
  expect(keyOf(request, undefined, 'changed')).not.toBe(keyOf(request));
});

test('another time zone has another key: a query may ask for the local time', () => {
  const keys = ['Europe/Berlin', 'America/New_York', '<X>-3', '<Y>-4'].map((zone) => {
    vi.stubEnv('TZ', zone);
    return keyOf(request);
  });
  vi.unstubAllEnvs();
  expect(new Set(keys).size).toBe(4);
});
