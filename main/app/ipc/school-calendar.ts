import type { SchoolCalendarFile } from '../../settings/school-calendar-file.ts';
import type { HandlersOf } from './handle.ts';

export const schoolCalendarHandlers = (file: SchoolCalendarFile): HandlersOf<'school-calendar'> => ({
  describeSchoolCalendar: () => file.read(),
  keepSchoolCalendar: async (calendar) => {
    await file.keep(calendar);
    return null;
  },
});
