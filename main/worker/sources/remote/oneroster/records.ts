import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { OneRosterRecord } from './service.ts';

/** What may be missing; whatever is not as it should be counts as that. */
const optional = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(undefined);

/** A reference to another record (`GUIDRef`). */
const reference = z.object({ sourcedId: z.string() });
/** An empty one is none: many systems export what they have nothing for so. */
const text = optional(
  z
    .union([z.string(), z.number().transform(String)])
    .transform((value) => (value.trim() === '' ? undefined : value)),
);
const texts = optional(
  z.array(text).transform((all) => {
    const given = all.filter((value) => value !== undefined);
    return given.length > 0 ? given : undefined;
  }),
);
/** Text where it is no number. */
const score = z.union([
  z.number(),
  z
    .string()
    .regex(/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i)
    .transform(Number),
  text,
]);

/** What is read of each record. */
const schemas = {
  academicSession: z.object({ title: text, schoolYear: text }),
  course: z.object({ title: text, subjects: texts }),
  class: z.object({
    title: text,
    grades: texts,
    subjects: texts,
    course: optional(reference),
    terms: optional(z.array(reference)),
  }),
  user: z.object({ givenName: text, familyName: text, identifier: text, username: text }),
  enrollment: z.object({ user: reference, class: reference }),
  category: z.object({ title: text }),
  lineItem: z.object({ title: text, class: optional(reference), category: optional(reference) }),
  result: z.object({
    lineItem: optional(reference),
    student: optional(reference),
    score,
    textScore: text,
    scoreStatus: text,
    scoreDate: text,
    dateLastModified: text,
    comment: text,
  }),
} as const;
type Schemas = typeof schemas;
export type Told<K extends keyof Schemas> = z.output<Schemas[K]>;

/** What a record says; undefined for one without what no record of its kind can be without. */
export const read = <K extends keyof Schemas>(kind: K, record: OneRosterRecord): Told<K> | undefined =>
  schemas[kind].safeParse(record).data as Told<K> | undefined;

/** A record that the server is about to forget. */
export const isGone = ({ status }: OneRosterRecord): boolean =>
  status === 'tobedeleted' || status === 'inactive';

/**
 * The number by which a record is chosen: the same whenever and wherever it is read, so that what was chosen once never
 * becomes another one. 48 bits of its identifier's SHA-256: two of 100,000 are alike once in 50,000 schools.
 */
export const numberOf = (sourcedId: string): number =>
  createHash('sha256').update(sourcedId).digest().readUIntBE(0, 6);
