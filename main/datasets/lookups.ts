import type { ChoiceLookup } from './dataset.ts';

export const studentLookup: ChoiceLookup = {
  what: 'student',
  search: `
    SELECT id, first_name || ' ' || last_name, student_number
    FROM students
    WHERE first_name || ' ' || last_name LIKE :text ESCAPE '\\' OR last_name || ' ' || first_name LIKE :text ESCAPE '\\'
      OR student_number LIKE :text ESCAPE '\\'
    ORDER BY last_name, first_name, id`,
  find: `SELECT first_name || ' ' || last_name, student_number FROM students WHERE id = :id`,
};

export const classLookup: ChoiceLookup = {
  what: 'class',
  search: `
    SELECT c.id, c.name, t.first_name || ' ' || t.last_name || ' · ' || c.school_year
    FROM classes c JOIN staff t ON t.id = c.teacher_id
    WHERE c.name LIKE :text ESCAPE '\\'
    ORDER BY c.grade, c.name, c.id`,
  find: `
    SELECT c.name, t.first_name || ' ' || t.last_name || ' · ' || c.school_year
    FROM classes c JOIN staff t ON t.id = c.teacher_id WHERE c.id = :id`,
};

const reportLookup = (type: string, what: string, subjects: string): ChoiceLookup => ({
  what,
  search: `
    SELECT r.id, p.first_name || ' ' || p.last_name, r.period_start || ' – ' || r.period_end
    FROM reports r JOIN ${subjects} p ON p.id = r.subject_id
    WHERE r.report_type = '${type}' AND (p.first_name || ' ' || p.last_name LIKE :text ESCAPE '\\'
      OR r.period_start LIKE :text ESCAPE '\\' OR CAST(r.id AS TEXT) LIKE :text ESCAPE '\\')
    ORDER BY r.created_at DESC, r.id`,
  find: `
    SELECT p.first_name || ' ' || p.last_name, r.period_start || ' – ' || r.period_end
    FROM reports r JOIN ${subjects} p ON p.id = r.subject_id WHERE r.id = :id AND r.report_type = '${type}'`,
});

export const studentReportLookup = reportLookup('student', 'student report', 'students');
export const teacherReportLookup = reportLookup('teacher_weekly', 'weekly teacher report', 'staff');
export const tutorReportLookup = reportLookup('tutor_weekly', 'weekly tutor report', 'staff');
