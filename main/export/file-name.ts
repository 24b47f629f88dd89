import { join, parse } from 'node:path';
import { languageIn, type ExportRequest } from '../../preload/contract/request.ts';
import { wordsOf } from '../../preload/words/words.ts';
import { isDeviceName } from '../files/windows-name.ts';
import { filledPattern } from '../../preload/contract/file-name.ts';
import { formats } from '../../preload/contract/formats.ts';
import { periodWords } from './period-words.ts';

/** What there is to make a file's name of. */
export interface NameWords {
  request: ExportRequest;
  /** What the choices are called: `Mathematics 7B`. */
  title: string;
  /** Of one of several files: the value that it is of. */
  value?: string;
}

/** A file's name by a pattern, in local time, with nothing in it that Windows, macOS or Linux refuse. */
export function patternName(pattern: string, { request, title, value = '' }: NameWords, now: Date): string {
  const { reportName, sheets, output } = request;
  const name = filledPattern(pattern, {
    choice: title,
    value,
    period: periodWords(sheets[0].period ?? {}, wordsOf(languageIn(request))),
    report_name: reportName ?? sheets[0].dataset,
    date: localDay(now),
    YYYYMMDD_HHMMSS: moment(now),
  });
  return `${safeName(withoutGaps(name), nameBytes)}.${formats[output.format].extension}`;
}

/** `{report_name}_{YYYYMMDD_HHMMSS}.{ext}` in local time, the usual name where nobody looks at it first. */
export function exportFileName(request: ExportRequest, now: Date): string {
  const name = safeName(request.reportName ?? request.sheets[0].dataset, reportNameBytes);
  return `${name}_${moment(now)}.${formats[request.output.format].extension}`;
}

/** A name that people gave, as that of a file with the extension. */
export const safeFileName = (name: string, extension: string): string =>
  `${safeName(name, nameBytes)}.${extension}`;

/** A path for a file of that name in a folder, with a number when others are taken: `report (2).csv`. */
export function unusedPath(folder: string, name: string, isTaken: (path: string) => boolean): string {
  const { name: stem, ext } = parse(name);
  let path = join(folder, name);
  for (let number = 2; isTaken(path); number++) path = join(folder, `${stem} (${number})${ext}`);
  return path;
}

function safeName(name: string, bytes: number): string {
  const safe = name
    .toWellFormed()
    // What turns the direction of writing shows another name than there is (Unicode TR36, 3.5).
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '')
    // eslint-disable-next-line no-control-regex -- control characters are what is to be replaced
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  if (safe === '') return 'export';
  return cutToBytes(isDeviceName(safe) ? `_${safe}` : safe, bytes);
}

/** File systems count bytes: 255 at most, of which the moment and the extension take some. */
const reportNameBytes = 200;
/** Windows' own programs open no path of more than 260 characters: most of them are left to the folder. */
const nameBytes = 140;

/** What a part that has nothing to say leaves behind: `Mathematics, ` */
const withoutGaps = (name: string): string =>
  name
    .replace(/([,;_-]\s*){2,}/g, '$1')
    .replace(/^[\s,;_-]+|[\s,;._-]+$/g, '')
    .replace(/\s+/g, ' ');

const two = (value: number): string => String(value).padStart(2, '0');

/** The day that it is on this computer, `YYYY-MM-DD`. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');

/** `YYYYMMDD_HHMMSS` */
const moment = (now: Date): string =>
  `${localDay(now).replaceAll('-', '')}_${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;

/** At most so many bytes of UTF-8, never a part of a character. */
function cutToBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read).trimEnd();
}
