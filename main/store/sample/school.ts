import { nameGroups } from './data/names.ts';
import type { Random } from './random.ts';
import { addDays, schoolDays, schoolYear } from './school-year.ts';

const studentCount = 2000;
const teacherCount = 20;
const tutorCount = 10;
const grades = 12;
const sections = 'ABCDE';
const tutoredShare = 0.12;
/** In school days. */
const shortestStay = 20;
const firstStudentNumber = 230_001;

interface Student {
  id: number;
  studentNumber: string;
  firstName: string;
  lastName: string;
  dateOfBirth: string;
}

interface StaffMember {
  id: number;
  staffNumber: string;
  firstName: string;
  lastName: string;
  role: 'teacher' | 'tutor';
}

export interface SchoolClass {
  id: number;
  name: string;
  grade: number;
  schoolYear: string;
  teacherId: number;
}

/** A student's time in a class, as indices of `schoolDays`, both inclusive; `lastDay` is absent while it lasts. */
export interface Enrollment {
  studentId: number;
  schoolClass: SchoolClass;
  firstDay: number;
  lastDay?: number;
}

interface Tutoring {
  tutorId: number;
  studentId: number;
  startedOn: string;
}

/** Everything but the measurements and the reports made of them. */
export interface School {
  students: Student[];
  staff: StaffMember[];
  classes: SchoolClass[];
  enrollments: Enrollment[];
  tutoring: Tutoring[];
}

export function createSchool(random: Random): School {
  const names = nameGroups.flatMap((group) => Array.from({ length: group.share }, () => group));
  const person = (): { firstName: string; lastName: string } => {
    const group = random.pick(names);
    return { firstName: random.pick(group.first), lastName: random.pick(group.last) };
  };

  const staff = Array.from({ length: teacherCount + tutorCount }, (_, index): StaffMember => ({
    id: index + 1,
    staffNumber: String(index + 1).padStart(4, '0'),
    ...person(),
    role: index < teacherCount ? 'teacher' : 'tutor',
  }));

  const classes = Array.from({ length: grades * sections.length }, (_, index): SchoolClass => {
    const grade = 1 + Math.floor(index / sections.length);
    return {
      id: index + 1,
      name: `${grade}${sections[index % sections.length]}`,
      grade,
      schoolYear,
      teacherId: 1 + (index % teacherCount),
    };
  });

  const school: School = { students: [], staff, classes, enrollments: [], tutoring: [] };
  for (let id = 1; id <= studentCount; id++) {
    const schoolClass = classes[(id - 1) % classes.length] as SchoolClass;
    school.students.push({
      id,
      studentNumber: String(firstStudentNumber + id - 1).padStart(8, '0'),
      ...person(),
      // Grade 1 is entered at six.
      dateOfBirth: addDays(`${2017 - schoolClass.grade}-09-01`, -random.integer(1, 365)),
    });
    const enrollments = enroll(id, schoolClass, classes, random);
    school.enrollments.push(...enrollments);
    if (random.chance(tutoredShare)) {
      const [{ firstDay }] = enrollments;
      school.tutoring.push({
        tutorId: teacherCount + random.integer(1, tutorCount),
        studentId: id,
        startedOn: random.pick(schoolDays.slice(firstDay, firstDay + shortestStay)),
      });
    }
  }
  return school;
}

/** Most stay in one class all year; a few come late, leave early, or change to a parallel class. */
function enroll(
  studentId: number,
  schoolClass: SchoolClass,
  classes: readonly SchoolClass[],
  random: Random,
): [Enrollment, ...Enrollment[]] {
  const allYear = { studentId, schoolClass, firstDay: 0 };
  const day = random.integer(shortestStay, schoolDays.length - shortestStay - 1);
  const kind = random.next();
  if (kind < 0.04) return [{ ...allYear, firstDay: day }];
  if (kind < 0.06) return [{ ...allYear, lastDay: day }];
  if (kind < 0.1) {
    const parallel = classes.filter(({ id, grade }) => grade === schoolClass.grade && id !== schoolClass.id);
    return [
      { ...allYear, lastDay: day },
      { studentId, schoolClass: random.pick(parallel), firstDay: day + 1 },
    ];
  }
  return [allYear];
}
