import { create } from 'zustand';
import type { ExportError } from '../../preload/contract/errors.ts';
import { defaultCalendar, termFaults, type SchoolCalendar } from '../../preload/contract/usual-period.ts';
import { api } from '../api.ts';

interface SchoolCalendarSlice {
  /** The one that counts. */
  calendar: SchoolCalendar;
  /** The one that is on the screen: the same, but while a day is in two of its terms. */
  edited: SchoolCalendar;
  problem: ExportError | null;
  load: () => Promise<void>;
  edit: (calendar: SchoolCalendar) => Promise<void>;
  dismissProblem: () => void;
}

const answer = await api.describeSchoolCalendar();
const kept = answer.ok ? answer.value : defaultCalendar;

export const useSchoolCalendar = create<SchoolCalendarSlice>()((set) => ({
  calendar: kept,
  edited: kept,
  problem: null,
  load: async () => {
    const answer = await api.describeSchoolCalendar();
    set(answer.ok ? { calendar: answer.value, edited: answer.value } : { problem: answer.error });
  },
  edit: async (edited) => {
    set({ edited });
    if (termFaults(edited.terms).some(({ kind }) => kind === 'overlap')) return;
    set({ calendar: edited });
    const answer = await api.keepSchoolCalendar(edited);
    set({ problem: answer.ok ? null : answer.error });
  },
  dismissProblem: () => {
    set({ problem: null });
  },
}));
