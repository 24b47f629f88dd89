import { useEffect } from 'react';
import { useActivity } from '../../activity/activity-slice.ts';
import { api } from '../../api.ts';
import { useJobs } from './jobs-slice.ts';

/** Keeps the list of exports true whatever screen is shown. */
export function useJobEvents(): void {
  useEffect(() => {
    const { receive, resume } = useJobs.getState();
    const stop = api.onJobChanged((status) => {
      receive(status);
      useActivity.getState().receive(status);
    });
    void resume();
    return stop;
  }, []);
}
