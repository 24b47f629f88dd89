import type { JobStatus } from '../../preload/contract/job.ts';
import { dayName } from '../components/moments.ts';
import { entriesOf, goesOn, type JobEntry } from '../export/jobs/job-entries.ts';
import { t } from '../words.ts';

export interface ActivitySection {
  title: string;
  entries: JobEntry[];
}

/** What goes on first, then day by day what has ended; the newest first everywhere. */
export function activitySections(jobs: readonly JobStatus[], today: Date): ActivitySection[] {
  const newest = jobs.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  const sections: ActivitySection[] = [];
  const entries = entriesOf(newest);
  const running = entries.filter(goesOn);
  if (running.length > 0) sections.push({ title: t('activity.running'), entries: running });
  for (const entry of entries) {
    if (goesOn(entry)) continue;
    const { createdAt } = entry.run ? (entry.jobs[0] as JobStatus) : entry.job;
    const title = dayName(new Date(createdAt), today);
    const last = sections.at(-1);
    if (last?.title === title) last.entries.push(entry);
    else sections.push({ title, entries: [entry] });
  }
  return sections;
}
