import { expect, test } from 'vitest';
import { copiedCells } from '../../../../../renderer/export/preview/grid/copied-cells.ts';
import type { Preview } from '../../../../../preload/contract/preview.ts';

const columns: Preview['columns'] = [
  { key: 'n', label: 'No.', type: 'integer' },
  { key: 't', label: 'A "text"', type: 'text' },
];
const preview = {
  columns,
  rows: [
    ['1', '007'],
    ['2', 'a\tb'],
    ['3', 'say "no"\n<i>&'],
  ],
};

test.each([
  ['one cell', { top: 0, bottom: 0, left: 1, right: 1 }, '007'],
  [
    'what has a tab, a quote or a line end in quotes',
    { top: 1, bottom: 2, left: 1, right: 1 },
    '"a\tb"\r\n"say ""no""\n<i>&"',
  ],
  ['with the names', { top: -1, bottom: 0, left: 0, right: 1 }, 'No.\t"A ""text"""\r\n1\t007'],
  ['a name alone', { top: -1, bottom: -1, left: 0, right: 0 }, 'No.'],
])('%s', (_, area, text) => {
  expect(copiedCells(preview, area).text).toBe(text);
});

test('the HTML keeps texts texts, and says nothing but texts', () => {
  expect(copiedCells(preview, { top: -1, bottom: 2, left: 0, right: 1 }).html).toBe(
    '<table><tr><th>No.</th><th>A "text"</th></tr>' +
      `<tr><td>1</td><td style="mso-number-format:'\\@'">007</td></tr>` +
      `<tr><td>2</td><td style="mso-number-format:'\\@'">a\tb</td></tr>` +
      `<tr><td>3</td><td style="mso-number-format:'\\@'">say "no"<br>&lt;i&gt;&amp;</td></tr></table>`,
  );
});
