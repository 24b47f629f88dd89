/** What is taught, and from which grade on. */
export const subjects: readonly { name: string; fromGrade: number }[] = [
  { name: 'Mathematics', fromGrade: 1 },
  { name: 'English', fromGrade: 1 },
  { name: 'Art', fromGrade: 1 },
  { name: 'Music', fromGrade: 1 },
  { name: 'Physical Education', fromGrade: 1 },
  { name: 'Science', fromGrade: 3 },
  { name: 'French', fromGrade: 5 },
  { name: 'History', fromGrade: 5 },
  { name: 'Geography', fromGrade: 5 },
  { name: 'Biology', fromGrade: 6 },
  { name: 'Physics', fromGrade: 7 },
  { name: 'Chemistry', fromGrade: 8 },
  { name: 'Computer Science', fromGrade: 8 },
  { name: 'Economics', fromGrade: 10 },
];

/** What is measured, in points of 100: how much easier than the average it is, and how much it varies. */
export const metrics: readonly { type: string; ease: number; deviation: number }[] = [
  { type: 'performance', ease: 0, deviation: 8 },
  { type: 'quiz', ease: -3, deviation: 12 },
  { type: 'homework', ease: 5, deviation: 14 },
  { type: 'participation', ease: 2, deviation: 10 },
  { type: 'attendance', ease: 20, deviation: 6 },
];
