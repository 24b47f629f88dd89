import type { Row } from '../../../main/worker/rows.ts';
import type { Sheet } from './files.ts';
import { column } from './files.ts';

/** A small school's measurements with everything that ever went wrong in an export. */
export const measurements: Sheet = {
  name: 'Analytics 2024/25',
  columns: [
    column('ID', 'integer'),
    column('Student number', 'text'),
    column('Student', 'text'),
    column('Born', 'date'),
    column('Recorded at', 'datetime'),
    column('Value', 'decimal'),
    column('Attempts', 'count'),
    column('Raw', 'number'),
    column('Passed', 'boolean'),
    column('Comment', 'text'),
  ],
  // prettier-ignore
  rows: [
    [1, '00012345', 'Zoë Ångström', '2010-02-28', '2024-09-02T08:15:00Z', 87.5, 12, 0.1, 1, 'well done'],
    [2, '00000007', '山田 太郎', '2008-02-29', '2024-09-02T23:59:59.999+02:00', -3.14159, 1_234_567, 1e-7, 0, null],
    [3, '1e5', "Seán O'Brien; Jr.", '1899-12-31', '2024-09-03 07:05', 100, 0, 1e21, 1, '=HYPERLINK("http://x")'],
    [4, '+49 170', 'Łukasz "Luki" Nowak', '1900-03-01', 'not recorded', 0.005, -5, -0, null, 'first line\nsecond line'],
    [5, '-5', 'محمد علي', null, '9999-12-31', 1234.5, 999, 2.5, 0, '  spaces around  '],
    [2024, '', 'a\tb', '2024-02-30', null, null, null, null, null, 'R&D <b>bold</b> _x0041_ \u0001 \ufffe'],
    [null, '@risk', '👩‍🎓 Émilie', '2011-12-24', '2024-12-24T00:00:00Z', 'absent', 2.5, 123456789012, 1, 'ends with \ud83d'],
    ['12345678901234567890', '999', 'half\u00adsoft', 20101224, 1700000000, Infinity, 1e15, 5e-324, 'perhaps', new Uint8Array([1, 171])],
    [9, '00000009', 'Ng', '2009-09-09', '2024-09-09T09:09:09Z', 9.99, 9, 9.9, 1, 'A comment long enough to be cut by the widest column there is, as they write them.'],
  ] satisfies Row[],
};

export const classes: Sheet = {
  name: "analytics 2024:25'",
  columns: [column('Class', 'text'), column('Students', 'count')],
  rows: [
    ['7a', 24],
    ['7b', 1_024],
  ],
};

export const empty: Sheet = { name: 'History', columns: [column('Nothing', 'any')], rows: [] };
