import { Comments } from './comments.ts';
import { metrics, subjects } from './data/subjects.ts';
import type { Random } from './random.ts';
import type { Enrollment, School } from './school.ts';
import { schoolDays, schoolSeconds } from './school-year.ts';

/** A row of `analytics`, in the order of its columns. */
export type Measurement = [
  id: number,
  studentId: number,
  classId: number,
  subject: string,
  metricType: string,
  value: number | null,
  count: number | null,
  recordedAt: string,
  comment: string | null,
];

/** In points of 100: what students are capable of, and how much one student's subjects differ. */
const ability = { mean: 66, deviation: 10 };
const affinityDeviation = 6;

const highestCount = 12;
const shareOf = { missingValue: 0.03, missingCount: 0.04, comment: 0.1 };

/** `rows` measurements in the order of time, spread evenly over the lessons of the school year. */
export function* createMeasurements(school: School, rows: number, random: Random): Generator<Measurement> {
  const comments = new Comments(random);
  const enrollmentOn = enrollmentFinder(school);
  const levels = school.students.map(() => {
    const level = random.normal(ability.mean, ability.deviation);
    return subjects.map(() => level + random.normal(0, affinityDeviation));
  });
  // Subjects are listed by the grade they begin in: a grade's subjects are the first so many.
  const subjectCounts = school.classes.map(
    ({ grade }) => subjects.filter((s) => s.fromGrade <= grade).length,
  );
  const lessonSeconds = schoolDays.length * schoolSeconds.length;

  for (let id = 1; id <= rows; id++) {
    const second = Math.floor(((id - 1 + random.next()) / rows) * lessonSeconds);
    const day = Math.floor(second / schoolSeconds.length);

    let enrollment: Enrollment | undefined;
    do enrollment = enrollmentOn(day, random.integer(1, school.students.length));
    while (!enrollment);
    const { studentId, schoolClass } = enrollment;

    const subject = random.integer(0, (subjectCounts[schoolClass.id - 1] as number) - 1);
    const metric = random.pick(metrics);
    const level = (levels[studentId - 1] as number[])[subject] as number;
    const points = random.normal(level + metric.ease, metric.deviation);
    const value = random.chance(shareOf.missingValue) ? null : Math.round(clamp(points) * 100) / 100;

    yield [
      id,
      studentId,
      schoolClass.id,
      (subjects[subject] as { name: string }).name,
      metric.type,
      value,
      random.chance(shareOf.missingCount) ? null : random.integer(0, highestCount),
      `${schoolDays[day]}${schoolSeconds[second % schoolSeconds.length]}`,
      random.chance(shareOf.comment) ? comments.next(value) : null,
    ];
  }
}

const clamp = (points: number): number => Math.min(100, Math.max(0, points));

/** Where a student is enrolled on a day, an index of `schoolDays`; `undefined` before they come and after they leave. */
function enrollmentFinder({ students, enrollments }: School) {
  const byStudent: Enrollment[][] = students.map(() => []);
  for (const enrollment of enrollments) byStudent[enrollment.studentId - 1]?.push(enrollment);
  return (day: number, studentId: number): Enrollment | undefined =>
    byStudent[studentId - 1]?.find(
      ({ firstDay, lastDay }) => firstDay <= day && (lastDay === undefined || day <= lastDay),
    );
}
