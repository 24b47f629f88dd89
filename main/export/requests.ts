import type { z } from 'zod';
import type { ColumnChoice, Period, QuerySpec, querySpecSchema } from '../../preload/contract/query.ts';
import type {
  csvOptionsSchema,
  excelOptionsSchema,
  exportOptionsSchema,
} from '../../preload/contract/options.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { DataRecord } from '../datasets/found-columns.ts';
import type { DataTables } from '../sources/records/records-file.ts';
import { parseRequest } from './request.ts';

/** What every method takes: the format with its options, flat, and what the report is called. */
export type OutputChoice = z.input<typeof exportOptionsSchema> & {
  /** The title, and the first part of the file's name; the dataset's id when absent. */
  reportName?: string;
};

interface RowsChoice {
  /** In the order of the file, renamed when a name is given; all of them when absent. */
  columns?: readonly (string | ColumnChoice)[];
  /** Calendar days, both inclusive, `YYYY-MM-DD`. */
  startDate?: string;
  endDate?: string;
}

export type StudentAnalyticsChoice = OutputChoice & RowsChoice & { studentId: number };

export type ClassAnalyticsChoice = OutputChoice &
  RowsChoice & {
    /** No class at all means all of them. */
    classIds: readonly number[];
  };

const reportDatasets = {
  student: 'report-student',
  teacher_weekly: 'report-teacher-weekly',
  tutor_weekly: 'report-tutor-weekly',
} as const;
export type ReportType = keyof typeof reportDatasets;

export type ReportChoice = OutputChoice &
  Pick<RowsChoice, 'columns'> & { reportId: number; reportType: ReportType };

export type CustomQueryChoice = OutputChoice &
  RowsChoice & {
    /** One SELECT that only reads, or a dataset with everything that narrows it. */
    query: string | z.input<typeof querySpecSchema>;
  };

type CsvChoice = Omit<z.input<typeof csvOptionsSchema>, 'format' | 'headers'>;
type ExcelChoice = Omit<z.input<typeof excelOptionsSchema>, 'format' | 'freeze' | 'charts'>;

export type DataToCsv = CsvChoice & {
  data: Iterable<DataRecord>;
  reportName?: string;
  /** Whether the first row says what the columns are; it does unless this is false. */
  includeHeaders?: boolean;
};

export type DataToExcel = ExcelChoice & {
  data: Iterable<DataRecord>;
  reportName?: string;
  /** Cut to 31 characters; the report's name when absent. */
  sheetName?: string;
  /** Whether the header row stays in view; it does unless this is false. */
  freezePanes?: boolean;
  addCharts?: boolean;
};

export type SheetsToExcel = Omit<DataToExcel, 'data' | 'sheetName'> & {
  /** Each sheet's rows by the sheet's name, in the order of the workbook. */
  sheets: Readonly<Record<string, Iterable<DataRecord>>>;
};

/** A request with the tables in memory that it asks for. */
export interface DataRequest {
  request: ExportRequest;
  tables: DataTables;
}

/**
 * Each makes of a method's options the request they stand for. Throws an `ExportFailure` that names what is wrong
 * with them; what only the data can tell, such as a column that is not there, is found out by the job.
 */
export const requests = {
  studentAnalytics: ({ studentId, ...rest }: StudentAnalyticsChoice): ExportRequest =>
    datasetRequest('student-analytics', { student_id: studentId }, rest),

  classAnalytics: ({ classIds, ...rest }: ClassAnalyticsChoice): ExportRequest =>
    datasetRequest('class-analytics', classIds.length === 0 ? {} : { class_ids: [...classIds] }, rest),

  report: ({ reportId, reportType, ...rest }: ReportChoice): ExportRequest =>
    datasetRequest(reportDatasets[reportType], { report_id: reportId }, rest),

  customQuery: ({ query, ...rest }: CustomQueryChoice): ExportRequest =>
    typeof query === 'string'
      ? datasetRequest('query', { sql: query }, rest)
      : datasetRequest(query.dataset, query.params ?? {}, rest, query),
};

/** The same for rows that are in memory. */
export const dataRequests = {
  csv: ({ data, reportName = 'export', includeHeaders = true, ...output }: DataToCsv): DataRequest =>
    tablesRequest({ [reportName]: data }, reportName, {
      ...output,
      format: 'csv',
      headers: includeHeaders,
      // What type the values make a column is a guess, which promises no two places.
      roundDecimals: false,
    }),

  excel: ({ data, sheetName, ...rest }: DataToExcel): DataRequest =>
    dataRequests.sheets({ ...rest, sheets: { [sheetName ?? rest.reportName ?? 'export']: data } }),

  sheets: ({
    sheets,
    reportName = 'export',
    freezePanes = true,
    addCharts = false,
    ...output
  }: SheetsToExcel): DataRequest =>
    tablesRequest(sheets, reportName, {
      ...output,
      format: 'excel',
      freeze: freezePanes,
      charts: addCharts,
    }),
};

function tablesRequest(tables: DataRequest['tables'], reportName: string, output: object): DataRequest {
  const sheets = Object.keys(tables).map((name, index) => ({ dataset: `records:${index}`, name }));
  return { request: parseRequest({ reportName, sheets, output }), tables };
}

function datasetRequest(
  dataset: string,
  params: QuerySpec['params'],
  { columns, startDate, endDate, reportName, ...output }: OutputChoice & RowsChoice,
  query: object = {},
): ExportRequest {
  const period: Period = {
    ...(startDate !== undefined && { from: startDate }),
    ...(endDate !== undefined && { to: endDate }),
  };
  return parseRequest({
    ...(reportName !== undefined && { reportName }),
    sheets: [
      {
        ...query,
        dataset,
        params,
        ...(columns && {
          columns: columns.map((column) => (typeof column === 'string' ? { key: column } : column)),
        }),
        ...((startDate ?? endDate) !== undefined && { period }),
      },
    ],
    output,
  });
}
