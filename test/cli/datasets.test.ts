import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import { usage } from '../../main/cli/usage.ts';
import { test } from './command-line.ts';

describe.concurrent('datasets', () => {
  test('lists parameters, period and columns of a store', async ({ office, store }) => {
    const { code, stdout, stderr } = await office.run('datasets', '--store', store);
    expect(stdout.split('\n\n')[1]?.split('\n')).toEqual([
      'student-analytics',
      '  Every measurement of one student, oldest first.',
      '  parameters: student_id',
      '  period: --from, --to',
      '  columns: id (integer), student_number (text), student_name (text), class_name (text), subject (text), ' +
        'metric_type (text), value (decimal), count (count), date (datetime), comment (text)',
    ]);
    expect(stdout).toContain(
      '\nclass-analytics\n  Averages per class, subject and metric.\n  parameters: [class_ids]\n',
    );
    expect(stdout).toContain('\ntable:students\n');
    expect(stdout).toMatch(/\nquery\n.*\n {2}parameters: sql\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('gives a script the same as JSON', async ({ office }) => {
    const { code, stdout, stderr } = await office.run('datasets', '--store', office.pupils, '--json');
    const datasets = JSON.parse(stdout) as DatasetInfo[];
    expect(datasets.map(({ id }) => id)).toEqual(['table:pupils', 'query']);
    expect(datasets[0]?.columns.map(({ key, type }) => `${key} ${type}`)).toEqual([
      'number text',
      'name text',
      'mark number',
      'absences integer',
      'born date',
      'seen datetime',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('lists those of the sample school when no store is named', async ({ office, folder, store }) => {
    mkdirSync(join(folder, 'data'));
    copyFileSync(store, join(folder, 'data', 'sample-school.db'));
    const { code, stdout } = await office.run('datasets', '--json');
    expect((JSON.parse(stdout) as DatasetInfo[]).map(({ id }) => id)).toContain('report-tutor-weekly');
    expect(code).toBe(0);
  });

  test('says why when the store cannot be read', async ({ office }) => {
    expect(await office.run('datasets', '--store', 'nowhere.db')).toEqual({
      code: 1,
      stdout: '',
      stderr: `The database 'nowhere.db' does not exist or cannot be opened.\n`,
    });
  });
});

describe.concurrent('how to use it', () => {
  test.for([[[]], [['--help']], [['export', '--help']]] as const)(
    'is shown by %j',
    async ([words], { office }) => {
      expect(await office.run(...words)).toEqual({ code: 0, stdout: `${usage}\n`, stderr: '' });
    },
  );

  test.for(['exprot', 'constructor'])('is shown for "%s", which is no command', async (word, { office }) => {
    expect(await office.run(word)).toEqual({ code: 2, stdout: '', stderr: `${usage}\n` });
  });
});
