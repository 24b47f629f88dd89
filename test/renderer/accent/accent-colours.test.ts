import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accentColours, contrastOf } from '../../../renderer/accent/accent-colours.ts';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const tokensIn = (part: string): Record<string, string> =>
  Object.fromEntries(
    [...part.matchAll(/(--[\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
const schemes = { light: tokensIn(light), dark: tokensIn(dark) };

const around = (tokens: Record<string, string>) => ({
  surfaces: ['--surface', '--window', '--raised', '--control', '--hover'].map((name) => tokens[name] ?? ''),
  quietText: tokens['--text-quiet'] ?? '',
});

test.each([
  ['light', '#0078d7', true],
  ['light', '#ffb900', false],
  ['light', '#ffffff', false],
  ['light', '#000000', true],
  ['dark', '#0078d7', true],
  ['dark', '#ffb900', true],
  ['dark', '#1a237e', false],
] as const)('in %s colours %s is taken: %s', (scheme, accent, isTaken) => {
  expect(accentColours(accent, around(schemes[scheme])) !== null).toBe(isTaken);
});

test.each(['light', 'dark'] as const)('in %s colours whatever is taken can be read', (scheme) => {
  const tokens = schemes[scheme];
  const { surfaces, quietText } = around(tokens);
  const steps = ['00', '33', '66', '99', 'cc', 'ff'];
  const accents = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));
  const made = accents.flatMap((accent) => accentColours(accent, { surfaces, quietText }) ?? []);
  expect(made.length).toBeGreaterThan(50);
  const unread = made.filter((colours) => {
    const pairs: [string, string][] = [
      [colours['--on-accent'], colours['--accent']],
      [colours['--on-accent'], colours['--accent-hover']],
      [quietText, colours['--accent-soft']],
      [tokens['--text'] ?? '', colours['--accent-soft']],
      ...[colours['--accent-soft'], ...surfaces].map((one): [string, string] => [
        colours['--accent-text'],
        one,
      ]),
    ];
    return pairs.some(([one, other]) => contrastOf(one, other) < 4.5);
  });
  expect(unread).toEqual([]);
});
