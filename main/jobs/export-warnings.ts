import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExportWarning } from '../../preload/contract/warnings.ts';
import { expectedRows } from '../../preload/contract/row-count.ts';
import { byFormat, type ByFormat } from '../../preload/contract/options.ts';
import type { ExportJob, SheetFindings } from '../engine/protocol.ts';

/** What a person should know of a file that is made, or is going to be. */
export async function warningsOf(
  findings: readonly SheetFindings[],
  { request, target }: Pick<ExportJob, 'request' | 'target'>,
): Promise<ExportWarning[]> {
  const empty = findings.filter(({ rows }) => expectedRows(rows) === 0).map(({ name }) => name);
  const zeros = [...new Set(findings.flatMap(({ leadingZeros }) => leadingZeros))];
  const bytes = [...new Set(findings.flatMap(({ byteColumns }) => byteColumns))];
  const shortened = [...new Set(findings.flatMap(({ shortenedTimes }) => shortenedTimes))];
  const repeated = findings.reduce((sum, { repeatedRows }) => sum + repeatedRows, 0);
  const stray = findings.reduce((sum, { strayRows }) => sum + strayRows, 0);
  const { output, madeBy } = request;
  return [
    ...(empty.length > 0 ? [{ code: 'RESULT_EMPTY' as const, detail: { names: empty } }] : []),
    ...(zeros.length > 0 && !byFormat(guardsZeros, output)
      ? [{ code: 'LEADING_ZEROS' as const, detail: { columns: zeros, format: output.format } }]
      : []),
    ...(bytes.length > 0 ? [{ code: 'BYTES_AS_HEX' as const, detail: { columns: bytes } }] : []),
    ...(shortened.length > 0 ? [{ code: 'TIMES_SHORTENED' as const, detail: { columns: shortened } }] : []),
    ...(repeated > 0 ? [{ code: 'ROWS_REPEATED' as const, detail: { rows: repeated } }] : []),
    ...(madeBy === 'server' ? [{ code: 'MADE_BY_SERVER' as const, detail: {} }] : []),
    ...(stray > 0 ? [{ code: 'ROWS_STRAY' as const, detail: { rows: stray } }] : []),
    ...((await isOpen(target)) ? [{ code: 'TARGET_OPEN' as const, detail: { name: basename(target) } }] : []),
  ];
}

/** Whether zeros in front are written in a way that needs no saying. */
const guardsZeros: ByFormat<boolean> = { csv: ({ digitGuard }) => digitGuard, excel: () => false };

/** Where programs do not lock what they have open, Excel and LibreOffice leave a note beside it. */
async function isOpen(target: string): Promise<boolean> {
  const notes = [`~$${basename(target)}`, `.~lock.${basename(target)}#`];
  const found = await Promise.all(
    notes.map((note) =>
      stat(join(dirname(target), note)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
