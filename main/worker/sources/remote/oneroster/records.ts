import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OneRosterRecord } from './service.ts';

/** A reference to another record (`GUIDRef`). */
const reference = z.object({ sourcedId: z.string() });
const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish();

/** What is read of each record; whatever is not as it should be counts as missing. */
const fields = {
  academicSession: z.object({ title: text, schoolYear: text }),
  course: z.object({ title: text, subjects: texts, schoolYear: reference.nullish() }),
  class: z.object({
    title: text,
    grades: texts,
    subjects: texts,
    course: reference.nullish(),
    terms: z.array(reference).nullish(),
  }),
  user: z.object({ givenName: text, familyName: text, identifier: text, username: text }),
  enrollment: z.object({ user: reference, class: reference }),
  category: z.object({ title: text }),
  lineItem: z.object({ title: text, class: reference.nullish(), category: reference.nullish() }),
  result: z.object({
    lineItem: reference.nullish(),
    student: reference.nullish(),
    score: number,
    textScore: text,
    scoreStatus: text,
    scoreDate: text,
    dateLastModified: text,
    comment: text,
  }),
} as const;
type Fields = typeof fields;

/** What a record says; undefined for one without what no record of its kind can be without. */
export const read = <K extends keyof Fields>(
  kind: K,
  record: OneRosterRecord,
): z.output<Fields[K]> | undefined => {
  const shape = fields[kind].shape as Record<string, z.ZodType>;
  const own = Object.fromEntries(
    Object.entries(shape).map(([field, schema]) => [field, schema.safeParse(record[field]).data]),
  );
  return fields[kind].safeParse(own).data as z.output<Fields[K]> | undefined;
};

/** A record that the server is about to forget. */
export const isGone = ({ status }: OneRosterRecord): boolean =>
  status === 'tobedeleted' || status === 'inactive';

/**
 * The number by which a record is chosen: the same whenever and wherever it is read, so that what was chosen once never
 * becomes another one. 48 bits of its identifier's SHA-256: two of 100,000 are alike once in 50,000 schools.
 */
export const numberOf = (sourcedId: string): number =>
  createHash('sha256').update(sourcedId).digest().readUIntBE(0, 6);
