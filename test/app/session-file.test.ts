import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { KeptDraft } from '../../preload/contract/session.ts';
import { parseRequest } from '../../main/export/request.ts';
import { SessionFile } from '../../main/app/session-file.ts';
import { test } from '../fixtures/folder.ts';

const draft = (dataset: string, value = '7B'): KeptDraft => ({
  request: parseRequest({
    sheets: [{ dataset, params: { sql: value } }],
    output: { format: 'csv' },
  }),
  periods: ['last-month'],
  fileName: '{choice}',
});
const school = { kind: 'sqlite', file: '/home/ana/school.db' } as const;

test('what was set last for each dataset of each source is there at the next start, the newest first', async ({
  folder,
}) => {
  const kept = join(folder, 'data', 'session');
  const troubles: unknown[] = [];
  const first = new SessionFile(kept, (error) => troubles.push(error));
  first.keepDraft('sample', draft('analytics', '7A'));
  first.keepDraft('sample', draft('class-analytics'));
  first.keepDraft('sample', draft('analytics'));
  first.keepDraft(school, draft('table:pupils'));
  first.keepDraft(school, draft('query', 'x'.repeat(200_000)));
  first.keepSource(school);
  first.keepFolder('/home/ana/Marks');
  await first.written();
  if (process.platform !== 'win32')
    for (const path of [kept, join(kept, 'session.json')]) expect(statSync(path).mode & 0o077).toBe(0);

  const next = new SessionFile(kept, (error) => troubles.push(error));
  expect(next.drafts('sample')).toEqual([draft('analytics'), draft('class-analytics')]);
  expect(next.drafts({ ...school, label: 'School' })).toEqual([draft('table:pupils')]);
  expect([next.source, next.folder]).toEqual([school, '/home/ana/Marks']);

  next.keepDraft('sample', draft('students'));
  await next.clear();
  expect(existsSync(kept)).toBe(false);

  // What is set while all before is being deleted stays.
  next.keepDraft('sample', draft('students'));
  await next.written();
  const cleared = next.clear();
  next.keepDraft('sample', draft('classes'));
  await cleared;
  await next.written();
  expect(new SessionFile(kept, (error) => troubles.push(error)).drafts('sample')).toEqual([draft('classes')]);
  await next.clear();
  const last = new SessionFile(kept, (error) => troubles.push(error));
  expect([last.drafts('sample'), last.source, last.folder]).toEqual([[], undefined, undefined]);
  expect(troubles).toEqual([]);
});

test('one that cannot be understood is none, and one that cannot be written keeps nobody from anything', async ({
  folder,
}) => {
  const troubles: unknown[] = [];
  const damaged = join(folder, 'session.json');
  writeFileSync(damaged, '{"version": 2');
  expect(new SessionFile(folder, () => undefined).drafts('sample')).toEqual([]);
  const session = new SessionFile(damaged, (error) => troubles.push(error));
  session.keepSource('sample');
  await session.written();
  expect(troubles).toMatchObject([{ code: 'TARGET_NOT_WRITABLE' }]);
  expect(session.source).toBe('sample');
});
