import { describe, expect, test } from 'vitest';
import { csvOptionsFor } from '../../../preload/contract/csv-recipient.ts';

describe('Excel on this computer', () => {
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
  ] as const)('in %j separates by %s, decimals by %s', (locale, delimiter, decimalSeparator) => {
    expect(csvOptionsFor('excel', locale)).toMatchObject({
      delimiter,
      decimalSeparator,
      encoding: 'utf-8-sig',
      formulaGuard: true,
      digitGuard: true,
      roundDecimals: true,
    });
  });
});

test('another system gets RFC 4180, wherever the computer stands', () => {
  expect(csvOptionsFor('system', 'de-DE')).toEqual({
    delimiter: 'comma',
    decimalSeparator: 'point',
    encoding: 'utf-8',
    quoting: 'minimal',
    headers: true,
    formulaGuard: false,
    digitGuard: false,
    roundDecimals: false,
    dateFormat: 'stored',
  });
});
