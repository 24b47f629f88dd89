import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';

const firstNames = [
  'Ana',
  'Björn',
  'Chloé',
  'Дмитрий',
  'Eun-ji',
  'Fatıma',
  'Günter',
  'Héctor',
  'Ivana',
  '小明',
  'Nguyễn',
  'Zoë',
];
const lastNames = [
  'Müller',
  'Smith',
  "O'Brien",
  'García',
  'Иванов',
  'Kim',
  'Silva',
  'Łukasz',
  'Tanaka',
  'Brown',
];
const subjects = ['Mathematics', 'Physics', 'History', 'Biology', 'Literature', 'Chemistry'];
const metrics = ['performance', 'attendance', 'homework', 'participation', 'quiz'];
const firstMoment = Date.UTC(2023, 8, 1);

/** Of the table, as a server tells them. */
export const columnsOf: DatasetInfo['columns'] = (
  [
    ['id', 'integer'],
    ['student_id', 'integer'],
    ['student_name', 'text'],
    ['class_name', 'text'],
    ['subject', 'text'],
    ['metric_type', 'text'],
    ['value', 'number'],
    ['attempts', 'integer'],
    ['recorded_at', 'datetime'],
    ['comment', 'text'],
  ] as const
).map(([key, type]) => ({ key, label: key, type }));

/** The table every encoder of the benchmark reads: ten mixed columns, the same rows every time. */
export function createBenchStore(file: string, rows: number): void {
  if (existsSync(file)) return;
  const db = new Database(file);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.exec(`CREATE TABLE analytics(id INTEGER PRIMARY KEY, student_id INTEGER, student_name TEXT, class_name TEXT,
    subject TEXT, metric_type TEXT, value REAL, attempts INTEGER, recorded_at TEXT, comment TEXT)`);
  const insert = db.prepare('INSERT INTO analytics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let state = 42;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  db.transaction(() => {
    for (let id = 1; id <= rows; id++) {
      const student = 1 + Math.floor(random() * 2_000);
      const moment = new Date(firstMoment + Math.floor(random() * 3e7) * 1_000).toISOString();
      insert.run(
        id,
        student,
        `${firstNames[student % 12] as string} ${lastNames[student % 10] as string}`,
        `Class ${1 + (student % 40)}${'ABC'.charAt(student % 3)}`,
        pick(subjects),
        pick(metrics),
        Math.round(random() * 10_000) / 100,
        Math.floor(random() * 9),
        moment.slice(0, 19).replace('T', ' '),
        random() < 0.1 ? 'Late, "excused"; see note' : null,
      );
    }
  })();
  db.close();
}

/** The sample school with so many measurements, as the command line makes it. */
export function createSampleStore(file: string, rows: number): void {
  const commandLine = resolve(import.meta.dirname, '../../out/main/cli.js');
  const words = ['sample', '--rows', String(rows), '--out', file];
  const { status } = spawnSync(process.execPath, [commandLine, ...words], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`the sample store was not made: ${status ?? 'a signal'}`);
}
