import { create } from 'zustand';
import { defaultCalendar, type SchoolCalendar } from '../../preload/contract/usual-period.ts';

interface SchoolCalendarSlice {
  calendar: SchoolCalendar;
}

export const useSchoolCalendar = create<SchoolCalendarSlice>()(() => ({ calendar: defaultCalendar }));
