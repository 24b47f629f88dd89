/**
 * A school as a OneRoster server gives it away (1EdTech OneRoster 1.2, rostering and gradebook; 1.1 differs in a user's
 * role): the same for the same size, so that a test knows what a server in another process has.
 */
export interface Size {
  students: number;
  classes: number;
  /** Each class has as many line items of each category. */
  lineItems: number;
  results: number;
}

export type OneRosterRecord = Record<string, unknown> & { sourcedId: string };
export type Version = 'v1p2' | 'v1p1';

export const collections = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'enrollments',
  'categories',
  'lineItems',
  'results',
] as const;
export type Collection = (typeof collections)[number];

export interface School {
  /** How many there are of each. */
  count: (collection: Collection) => number;
  record: (collection: Collection, index: number) => OneRosterRecord;
}

const subjects = ['Maths', 'Deutsch, "neu"', 'Physics', '=1+1'];
const categories = ['Test', 'Homework', 'Participation'];
const names = ['Ana', 'Zoë', 'José', 'Ødegård', '山田', 'Emilia'];
const families = ['Müller', "O'Neill", 'Nguyễn', '=SUM', 'Å', 'van der Berg'];
const teachers = 5;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

const reference = (type: string, sourcedId: string) => ({
  href: `https://school.example/${type}/${sourcedId}`,
  sourcedId,
  type,
});

const day = (index: number): string =>
  new Date(Date.UTC(2023, 8, 1) + (index % 300) * 86_400_000).toISOString().slice(0, 10);

export function school({ students, classes, lineItems, results }: Size, version: Version): School {
  const common = (sourcedId: string) => ({
    sourcedId,
    status: 'active',
    dateLastModified: '2024-01-15T10:30:00.000Z',
  });
  const org = reference('org', 'org-1');
  const gradeOf = (index: number): string => String((index % 12) + 1).padStart(2, '0');
  const user = (sourcedId: string, index: number, role: string, identifier: string): OneRosterRecord => ({
    ...common(sourcedId),
    username: sourcedId,
    enabledUser: 'true',
    givenName: at(names, index),
    familyName: `${at(families, index * 7)} ${index}`,
    identifier,
    ...(version === 'v1p2'
      ? { userMasterIdentifier: sourcedId, roles: [{ roleType: 'primary', role, org }] }
      : { role, orgs: [org] }),
    ...(role === 'student' && { grades: [gradeOf(index)] }),
  });
  const itemsOfClass = lineItems * categories.length;

  const make: Record<Collection, (index: number) => OneRosterRecord> = {
    orgs: () => ({ ...common('org-1'), name: 'School', type: 'school', identifier: '1' }),
    academicSessions: () => ({
      ...common('year-2024'),
      title: '2023/24',
      type: 'schoolYear',
      startDate: '2023-09-01',
      endDate: '2024-07-31',
      schoolYear: '2024',
    }),
    courses: (index) => ({
      ...common(`course-${index}`),
      title: `${at(subjects, index)} course`,
      courseCode: `C${index}`,
      schoolYear: reference('academicSession', 'year-2024'),
      subjects: [at(subjects, index)],
      org,
    }),
    classes: (index) => ({
      ...common(`class-${index}`),
      title: `${(index % 12) + 1}${at(['A', 'B', 'C'], index)}`,
      classCode: `K${index}`,
      classType: 'scheduled',
      grades: [gradeOf(index)],
      // Where a class has no subjects of its own, those of its course are meant.
      subjects: index % 3 === 0 ? [] : [at(subjects, index)],
      course: reference('course', `course-${index % subjects.length}`),
      school: org,
      terms: [reference('academicSession', 'year-2024')],
    }),
    users: (index) =>
      index < teachers
        ? user(`teacher-${index}`, index, 'teacher', `T${index}`)
        : user(
            `student-${index - teachers}`,
            index,
            'student',
            String(index - teachers + 1).padStart(8, '0'),
          ),
    enrollments: (index) => {
      const isTeacher = index < classes;
      const student = index - classes;
      const place = isTeacher ? index : student % classes;
      return {
        ...common(`enrollment-${index}`),
        role: isTeacher ? 'teacher' : 'student',
        primary: isTeacher ? 'true' : 'false',
        user: reference('user', isTeacher ? `teacher-${index % teachers}` : `student-${student}`),
        class: reference('class', `class-${place}`),
        school: org,
        beginDate: '2023-09-01',
        endDate: '2024-07-31',
      };
    },
    categories: (index) => ({ ...common(`category-${index}`), title: at(categories, index) }),
    lineItems: (index) => ({
      ...common(`item-${index}`),
      title: `${at(categories, index)} ${Math.floor(index / categories.length) + 1}`,
      assignDate: `${day(index)}T00:00:00.000Z`,
      dueDate: `${day(index + 7)}T00:00:00.000Z`,
      class: reference('class', `class-${Math.floor(index / itemsOfClass)}`),
      category: reference('category', `category-${index % categories.length}`),
      resultValueMin: 0,
      resultValueMax: 100,
    }),
    results: (index) => ({
      ...common(`result-${index}`),
      // The server has forgotten to take it away.
      ...(index % 97 === 96 && { status: 'tobedeleted' }),
      lineItem: reference('lineItem', `item-${(index * 13) % (classes * itemsOfClass)}`),
      student: reference('user', `student-${(index * 7) % students}`),
      scoreStatus: index % 11 === 10 ? 'not submitted' : 'fully graded',
      scoreDate: version === 'v1p2' ? `${day(index)}T00:00:00.000Z` : day(index),
      ...(index % 11 !== 10 && { score: (index % 401) / 4 }),
      ...(index % 10 === 0 && { comment: `Zeile ${index}\nzwei; "drei"` }),
    }),
  };
  const counts: Record<Collection, number> = {
    orgs: 1,
    academicSessions: 1,
    courses: subjects.length,
    classes,
    users: teachers + students,
    enrollments: classes + students,
    categories: categories.length,
    lineItems: classes * itemsOfClass,
    results,
  };
  return {
    count: (collection) => counts[collection],
    record: (collection, index) => make[collection](index),
  };
}
