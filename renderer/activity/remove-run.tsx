import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../components/button.tsx';
import { useJobs } from '../export/jobs/jobs-slice.ts';
import { t } from '../words.ts';
import { useActivity } from './activity-slice.ts';

/** Removes the exports of a run that has ended from the list, all of them. */
export function RemoveRun({ run }: { run: string }): ReactNode {
  const clearRun = useJobs((slice) => slice.clearRun);
  const refresh = useActivity((slice) => slice.refresh);
  return (
    <IconButton
      label={t('activity.forget')}
      onPress={() => void clearRun(run).then((isDone) => (isDone ? refresh() : undefined))}
    >
      <Trash2 size={15} aria-hidden />
    </IconButton>
  );
}
