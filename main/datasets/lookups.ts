import type { ChoiceKind, ChoiceLookup } from './dataset.ts';

/** The class that a student came to last. */
const classOf = `(
  SELECT c.name FROM enrollments e JOIN classes c ON c.id = e.class_id
  WHERE e.student_id = s.id ORDER BY e.enrolled_on DESC, c.id DESC LIMIT 1)`;

export const studentLookup: ChoiceLookup = {
  what: 'student',
  all: `
    SELECT id, first_name || ' ' || last_name, student_number,
      concat_ws(' ', first_name, last_name, student_number)
    FROM students
    ORDER BY last_name, first_name, id`,
  find: `SELECT first_name || ' ' || last_name, student_number FROM students WHERE id = :id`,
  detailed: {
    requires: ['enrollments', 'classes'],
    all: `
      SELECT id, first_name || ' ' || last_name, concat_ws(' · ', ${classOf}, student_number),
        concat_ws(' ', first_name, last_name, ${classOf}, student_number)
      FROM students s
      ORDER BY last_name, first_name, id`,
    find: `
      SELECT first_name || ' ' || last_name, concat_ws(' · ', ${classOf}, student_number)
      FROM students s WHERE id = :id`,
  },
};

export const classLookup: ChoiceLookup = {
  what: 'class',
  all: `
    SELECT c.id, c.name, t.first_name || ' ' || t.last_name || ' · ' || c.school_year, c.name
    FROM classes c JOIN staff t ON t.id = c.teacher_id
    ORDER BY c.grade, c.name, c.id`,
  find: `
    SELECT c.name, t.first_name || ' ' || t.last_name || ' · ' || c.school_year
    FROM classes c JOIN staff t ON t.id = c.teacher_id WHERE c.id = :id`,
};

const reportLookup = (type: string, what: ChoiceKind, subjects: string): ChoiceLookup => ({
  what,
  all: `
    SELECT r.id, p.first_name || ' ' || p.last_name, r.period_start || ' – ' || r.period_end,
      concat_ws(' ', p.first_name, p.last_name, r.period_start, r.id)
    FROM reports r JOIN ${subjects} p ON p.id = r.subject_id
    WHERE r.report_type = '${type}'
    ORDER BY r.created_at DESC, r.id`,
  find: `
    SELECT p.first_name || ' ' || p.last_name, r.period_start || ' – ' || r.period_end
    FROM reports r JOIN ${subjects} p ON p.id = r.subject_id WHERE r.id = :id AND r.report_type = '${type}'`,
});

export const studentReportLookup = reportLookup('student', 'studentReport', 'students');
export const teacherReportLookup = reportLookup('teacher_weekly', 'teacherReport', 'staff');
export const tutorReportLookup = reportLookup('tutor_weekly', 'tutorReport', 'staff');
