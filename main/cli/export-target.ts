import { basename, extname, join, resolve, sep } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import {
  defaultFormat,
  formatIds,
  formats,
  formatWithExtension,
  type Format,
} from '../../preload/contract/formats.ts';
import { exportFileName } from '../export/file-name.ts';
import { oneOf } from './options.ts';

const invalid = (problem: string): ExportFailure => new ExportFailure('REQUEST_INVALID', { problem });

/** A folder is named with a slash at its end. */
export const isFolder = (out: string): boolean => out.endsWith('/') || out.endsWith(sep);

const extensionOf = (out: string): string => (isFolder(out) ? '' : extname(out).toLowerCase());

/** The format that is asked for, or else the one the file's name stands for; the usual one where it says nothing. */
export function chosenFormat(asked: string | undefined, out: string): Format {
  if (asked !== undefined) return oneOf(asked, 'format', formatIds);
  const extension = extensionOf(out);
  const named = extension === '' ? defaultFormat : formatWithExtension(extension.slice(1));
  if (named === undefined)
    throw invalid(`--format is missing, and '${extension}' is the extension of no format`);
  return named;
}

/**
 * Where the file goes; in a folder it gets that name. Throws REQUEST_INVALID for a name by which programs would
 * take the file for one of another format.
 */
export function targetPath(
  out: string,
  request: ExportRequest,
  name = exportFileName(request, new Date()),
): string {
  const { format } = request.output;
  if ((formatWithExtension(extensionOf(out).slice(1)) ?? format) !== format)
    throw invalid(
      `the format is ${format}, but '${basename(out)}' has the extension of another format. ` +
        `Let the name end in .${formats[format].extension}, or choose another format`,
    );
  return isFolder(out) ? join(resolve(out), name) : resolve(out);
}
