import fc from 'fast-check';
import { expect, test } from 'vitest';
import { crc32 } from 'node:zlib';
import { joinedCrc32 } from '../../../../main/worker/writers/xlsx/crc32.ts';

test('the CRC of two parts joined is the CRC of the whole', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.uint8Array({ maxLength: 5_000 }), (first, second) => {
      const joined = joinedCrc32(crc32(first), crc32(second), second.length);
      expect(joined).toBe(crc32(Buffer.concat([first, second])));
    }),
    { numRuns: 200 },
  );
});

test('a second part beyond 4 GiB', () => {
  const zeros = Buffer.alloc(1 << 25);
  let whole = crc32('first');
  const crcOfZeros = crc32(zeros);
  let second = 0;
  for (let part = 0; part < 129; part++) {
    whole = crc32(zeros, whole);
    second = joinedCrc32(second, crcOfZeros, zeros.length);
  }
  expect(joinedCrc32(crc32('first'), second, 129 * zeros.length)).toBe(whole);
});
