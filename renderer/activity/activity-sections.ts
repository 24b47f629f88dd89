import type { JobStatus } from '../../preload/contract/job.ts';
import { dayName } from '../components/moments.ts';
import { isRunning } from '../export/jobs/job-words.ts';
import { t } from '../words.ts';

export interface ActivitySection {
  title: string;
  jobs: JobStatus[];
}

/** What goes on first, then day by day what has ended; the newest first everywhere. */
export function activitySections(jobs: readonly JobStatus[], today: Date): ActivitySection[] {
  const newest = jobs.toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt));
  const sections: ActivitySection[] = [];
  const running = newest.filter(isRunning);
  if (running.length > 0) sections.push({ title: t('activity.running'), jobs: running });
  for (const job of newest) {
    if (isRunning(job)) continue;
    const title = dayName(new Date(job.createdAt), today);
    const last = sections.at(-1);
    if (last?.title === title) last.jobs.push(job);
    else sections.push({ title, jobs: [job] });
  }
  return sections;
}
