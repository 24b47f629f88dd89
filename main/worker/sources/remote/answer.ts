import type { AnswerProblem } from '../../../../preload/contract/answer-problem.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { parseJson } from '../../rows.ts';
import { isRecord } from './flat-record.ts';
import type { HttpClient } from './http-client.ts';

/** What a server answers is not as it should be. */
export const notUnderstood = (client: HttpClient, problem: AnswerProblem): ExportFailure =>
  new ExportFailure('REMOTE_NOT_UNDERSTOOD', { host: client.host, ...problem });

/** An answer's JSON, in which integers beyond 2^53 are texts. */
export function answerOf(client: HttpClient, answer: string | Buffer): unknown {
  const text = answer.toString();
  try {
    return parseJson(text);
  } catch {
    throw notUnderstood(client, { problem: /^\s*</.test(text) ? 'webPage' : 'noJson' });
  }
}

/** A record as an element of a list of rows has it. */
export function recordOf(client: HttpClient, json: string): object {
  const record = answerOf(client, json);
  if (!isRecord(record)) throw notUnderstood(client, { problem: 'noObjects' });
  return record;
}
