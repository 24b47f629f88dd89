import { dirname } from 'node:path';
import { totalRows, type RowCount } from '../../preload/contract/row-count.ts';
import type { ExportWarning } from '../../preload/contract/warnings.ts';
import { checkSpace } from '../files/disk-space.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { checkPermitted } from '../sources/check-permitted.ts';
import { checkReserved } from '../sources/check-reserved.ts';
import type { AccessTo } from '../sources/index.ts';
import { checkTarget } from '../files/target.ts';
import { application } from '../jobs/application.ts';
import { warningsOf } from '../jobs/export-warnings.ts';
import type { ExportJob } from '../engine/protocol.ts';
import type { Engine } from '../engine/engine.ts';

/** What is known of an export before it starts. */
export interface Preflight {
  warnings: ExportWarning[];
  /** Of all sheets together; the bytes are what the first rows let expect, or take where the rows cannot be counted. */
  estimate: { rows: RowCount; bytes: number };
}

type Asked = Pick<ExportJob, 'request' | 'target'> & { source: SourceLocation; dataFolder: string };

/**
 * Looks at everything that can be known of an export before somebody starts it: counts its rows and writes the first
 * ones of each sheet into nothing, on `engine`. Throws the `ExportFailure` that it would end in; what a person should
 * know all the same are warnings. The export itself looks again, at the very data it then writes.
 */
export async function preflight(engine: Engine, accessTo: AccessTo, asked: Asked): Promise<Preflight> {
  const { source, request, target, dataFolder } = asked;
  checkPermitted(request, { source, dataFolder });
  await checkReserved(target, { source, dataFolder });
  await checkTarget(target);
  const findings = await engine.perform('lookAhead', {
    source: await accessTo(source),
    request,
    application,
    startedAt: Date.now(),
  });
  const estimate = {
    rows: totalRows(findings.map(({ rows }) => rows)),
    bytes: findings.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const { free, isTight } = await checkSpace(estimate.bytes, dirname(target));
  const tight = { code: 'DISK_SPACE_TIGHT' as const, detail: { needed: estimate.bytes, free } };
  return { estimate, warnings: [...(await warningsOf(findings, asked)), ...(isTight ? [tight] : [])] };
}
