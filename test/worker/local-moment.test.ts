import { expect, test } from 'vitest';
import { localMoment } from '../../main/worker/local-moment.ts';

test('a moment in local time can be read back', () => {
  const moment = new Date('2024-02-29T23:30:15Z');
  expect(localMoment(moment)).toMatch(/^2024-0[23]-\d\dT\d\d:\d\d:15[+-]\d\d:\d\d$/);
  expect(new Date(localMoment(moment))).toEqual(moment);
});
