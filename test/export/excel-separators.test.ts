import { expect, test } from 'vitest';
import { excelSeparators } from '../../main/export/excel-separators.ts';

test.each([
  ['en-US', 'comma', 'point'],
  ['en-GB', 'comma', 'point'],
  ['de-DE', 'semicolon', 'comma'],
  ['fr-FR', 'semicolon', 'comma'],
  ['pt-BR', 'semicolon', 'comma'],
  ['de-CH', 'semicolon', 'point'],
  ['ja-JP', 'comma', 'point'],
  ['C', 'comma', 'point'],
  ['de_DE.UTF-8', 'comma', 'point'],
  ['', 'comma', 'point'],
] as const)('Excel in %j separates by %s, decimals by %s', (locale, delimiter, decimalSeparator) => {
  expect(excelSeparators(locale)).toEqual({ delimiter, decimalSeparator });
});
