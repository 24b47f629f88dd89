/**
 * What a name of a file may be made of, in braces: what the choices are called, of one of several files the value that it
 * is of, which days they are of, the report's own name (or the dataset's id), today, and the moment as the specification
 * writes it.
 */
export const fileNameParts = ['choice', 'value', 'period', 'report_name', 'date', 'YYYYMMDD_HHMMSS'] as const;
export type FileNamePart = (typeof fileNameParts)[number];

/** `Mathematics 7B, June 2024` */
export const chosenPattern = '{choice}, {period}';
/** `class-analytics_20240105_060708` */
export const momentPattern = '{report_name}_{YYYYMMDD_HHMMSS}';

/** Characters. */
export const patternLimit = 150;

const braces = /\{([^{}]*)\}/g;

/** The first part of a pattern that no file's name has; undefined when there is none. */
export const unknownPart = (pattern: string): string | undefined =>
  [...pattern.matchAll(braces)].find(
    ([, part]) => !(fileNameParts as readonly (string | undefined)[]).includes(part),
  )?.[0];

/** Whether a file can be called by it. */
export const isPattern = (text: string): boolean => text.trim() !== '' && unknownPart(text) === undefined;

/** A pattern with its parts filled in. */
export const filledPattern = (pattern: string, parts: Record<FileNamePart, string>): string =>
  pattern.replaceAll(braces, (_, part: string) => parts[part as FileNamePart]);
