import { parseRequest } from '../../../main/export/request.ts';
import type { ExportRequest } from '../../../preload/contract/request.ts';
import { numbersQuery } from '../../fixtures/requests.ts';

export interface RoundJob {
  /** The target's name. */
  name: string;
  request: ExportRequest;
}

/** What a round asks for: a small file, a bigger one, a workbook, the same as the first, and one that must fail. */
export function roundJobs(round: number): RoundJob[] {
  const query = (rows: number, rest = ''): object => ({
    sheets: [{ dataset: 'query', params: { sql: `${numbersQuery(rows + round)} ${rest}` } }],
  });
  const csv = { output: { format: 'csv' } };
  const excel = { output: { format: 'excel', about: true } };
  return [
    { name: 'small.csv', request: parseRequest({ ...query(2_000), ...csv }) },
    { name: 'big.csv', request: parseRequest({ ...query(150_000), ...csv }) },
    { name: 'book.xlsx', request: parseRequest({ ...query(20_000), ...excel }) },
    { name: 'same.csv', request: parseRequest({ ...query(2_000), ...csv }) },
    { name: 'fails.csv', request: parseRequest({ ...query(10, 'WHERE nothing = 1'), ...csv }) },
  ];
}
