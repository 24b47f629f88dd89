import { join, parse } from 'node:path';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { isDeviceName } from '../files/windows-name.ts';
import { formats } from '../../preload/contract/formats.ts';

/** `{report_name}_{YYYYMMDD_HHMMSS}.{ext}` in local time, with nothing in it that Windows, macOS or Linux refuse. */
export function exportFileName(request: ExportRequest, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  const name = safeName(request.reportName ?? request.sheets[0].dataset);
  return `${name}_${day}_${time}.${formats[request.output.format].extension}`;
}

/** A path for a file of that name in a folder, with a number when others are taken: `report (2).csv`. */
export function unusedPath(folder: string, name: string, isTaken: (path: string) => boolean): string {
  const { name: stem, ext } = parse(name);
  let path = join(folder, name);
  for (let number = 2; isTaken(path); number++) path = join(folder, `${stem} (${number})${ext}`);
  return path;
}

function safeName(name: string): string {
  const safe = name
    .toWellFormed()
    // What turns the direction of writing shows another name than there is (Unicode TR36, 3.5).
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, '')
    // eslint-disable-next-line no-control-regex -- control characters are what is to be replaced
    .replace(/[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]+/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  if (safe === '') return 'export';
  return cutToBytes(isDeviceName(safe) ? `_${safe}` : safe, maximumBytes);
}

/** File systems count bytes: 255 at most, of which the date and the extension take some. */
const maximumBytes = 200;

/** At most so many bytes of UTF-8, never a part of a character. */
function cutToBytes(text: string, bytes: number): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(bytes));
  return text.slice(0, read).trimEnd();
}
