import type { z } from 'zod';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { exportRequestSchema, type ExportRequest } from '../../preload/contract/request.ts';
import { payloadProblem } from '../../preload/contract/payload.ts';

/** Checks a request and fills in its defaults. Throws an `ExportFailure` that names what is wrong with it. */
export function parseRequest(input: unknown): ExportRequest {
  return parse(exportRequestSchema, input);
}

/**
 * Parses anything a person wrote, or a page sent, with its schema; the first problem becomes the failure. What is no
 * plain data of a reasonable size is refused before a schema walks through it.
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const problem = payloadProblem(input);
  if (problem !== null) throw new ExportFailure('REQUEST_INVALID', { problem });
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const value = inWords(
    path.reduce<unknown>(
      (object, key) => (object as Record<PropertyKey, unknown> | null | undefined)?.[key],
      input,
    ),
  );
  switch (path.at(-1)) {
    case 'dateFormat':
      throw new ExportFailure('DATE_FORMAT_NOT_FOUND', { dateFormat: value });
    case 'op':
      throw new ExportFailure('OPERATOR_NOT_FOUND', { operator: value });
    default:
      throw new ExportFailure('REQUEST_INVALID', {
        problem: [...(path.length > 0 ? [path.join('.')] : []), issue?.message ?? 'invalid'].join(': '),
      });
  }
}

/** What was given in the place of a word: an object may lack what would make a text of it. */
const inWords = (value: unknown): string =>
  typeof value === 'object' && value !== null ? 'an object' : String(value);
