import { readFile } from 'node:fs/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { splitBySchema, type SplitBy } from '../../preload/contract/split.ts';
import { parse, parseRequest } from '../export/request.ts';
import { refuseChoices, type ExportWords } from './export-options.ts';

const invalid = (problem: string): ExportFailure => new ExportFailure('REQUEST_INVALID', { problem });

/** The request in a JSON file, and by what it is split, and nothing of it in other options. */
export async function specRequest(
  file: string,
  given: ExportWords,
): Promise<{ request: ExportRequest; splitBy: SplitBy | undefined }> {
  refuseChoices(given, 'spec', 'write it into the file');
  const content = parseJson(file, await read(file));
  const isSplit = typeof content === 'object' && content !== null && 'splitBy' in content;
  if (!isSplit) return { request: parseRequest(content), splitBy: undefined };
  const { splitBy, ...request } = content;
  return { request: parseRequest(request), splitBy: parse(splitBySchema, splitBy) };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw invalid(`--spec needs a file that can be read, not '${file}'`);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    // Editors on Windows begin a file with a byte order mark, which is no JSON.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw invalid(`'${file}' is not JSON: ${(error as SyntaxError).message}`);
  }
}
