export const initial = `
CREATE TABLE students (
  id INTEGER PRIMARY KEY,
  student_number TEXT NOT NULL UNIQUE, -- text: leading zeros count
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  date_of_birth TEXT NOT NULL -- YYYY-MM-DD
);

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  staff_number TEXT NOT NULL UNIQUE,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  role TEXT NOT NULL
);

CREATE TABLE classes (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  grade INTEGER NOT NULL,
  school_year TEXT NOT NULL,
  teacher_id INTEGER NOT NULL REFERENCES staff
);
CREATE INDEX classes_by_teacher ON classes (teacher_id);

CREATE TABLE enrollments (
  student_id INTEGER NOT NULL REFERENCES students,
  class_id INTEGER NOT NULL REFERENCES classes,
  enrolled_on TEXT NOT NULL, -- first day, YYYY-MM-DD
  left_on TEXT, -- last day, inclusive
  PRIMARY KEY (student_id, class_id)
) WITHOUT ROWID;
CREATE INDEX enrollments_by_class ON enrollments (class_id);

CREATE TABLE tutoring (
  tutor_id INTEGER NOT NULL REFERENCES staff,
  student_id INTEGER NOT NULL REFERENCES students,
  started_on TEXT NOT NULL,
  PRIMARY KEY (tutor_id, student_id)
) WITHOUT ROWID;
CREATE INDEX tutoring_by_student ON tutoring (student_id);

CREATE TABLE analytics (
  id INTEGER PRIMARY KEY,
  student_id INTEGER NOT NULL REFERENCES students,
  class_id INTEGER NOT NULL REFERENCES classes,
  subject TEXT NOT NULL,
  metric_type TEXT NOT NULL,
  value REAL,
  count INTEGER,
  recorded_at TEXT NOT NULL, -- UTC, YYYY-MM-DDTHH:MM:SSZ
  comment TEXT
);
CREATE INDEX analytics_by_student ON analytics (student_id, recorded_at);
CREATE INDEX analytics_by_class ON analytics (class_id, recorded_at);
CREATE INDEX analytics_by_time ON analytics (recorded_at);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  report_type TEXT NOT NULL CHECK (report_type IN ('student', 'teacher_weekly', 'tutor_weekly')),
  subject_id INTEGER NOT NULL, -- a student, a teacher or a tutor, by report_type
  period_start TEXT NOT NULL, -- first day, YYYY-MM-DD
  period_end TEXT NOT NULL, -- last day, inclusive
  created_at TEXT NOT NULL
);
CREATE INDEX reports_by_type ON reports (report_type, created_at);
`;
