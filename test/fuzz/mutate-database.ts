import type { Random } from '../../main/store/sample/random.ts';
import type { DatabaseFile } from './hostile-databases.ts';

type Bytes = Buffer;
type Change = (bytes: Bytes, random: Random) => Bytes;

const hurtingBytes = [0x00, 0x01, 0x7f, 0x80, 0xff];
const hurtingNumbers = [0, 1, 2, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

const place = (bytes: Buffer, random: Random): number => random.integer(0, Math.max(bytes.length - 1, 0));

const pageSize = (bytes: Buffer): number => {
  const size = bytes.length > 17 ? bytes.readUInt16BE(16) : 0;
  return size >= 512 ? size : 1024;
};

/** The bounds of a page. */
function page(bytes: Buffer, random: Random): [number, number] {
  const size = pageSize(bytes);
  const start = size * random.integer(0, Math.max(Math.floor(bytes.length / size) - 1, 0));
  return [start, Math.min(start + size, bytes.length)];
}

const changes: Record<string, Change> = {
  bits: (bytes, random) => {
    for (let left = random.integer(1, 40); left > 0; left--) {
      const at = place(bytes, random);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.integer(0, 7));
    }
    return bytes;
  },
  bytes: (bytes, random) => {
    for (let left = random.integer(1, 20); left > 0; left--)
      bytes[place(bytes, random)] = random.pick(hurtingBytes);
    return bytes;
  },
  /** Fields of the database's header (sqlite.org/fileformat.html, section 1.3), but for its first sixteen bytes. */
  header: (bytes, random) => {
    for (let left = random.integer(1, 4); left > 0; left--) {
      const at = 16 + 4 * random.integer(0, 20);
      if (random.chance(0.5)) bytes[at + random.integer(0, 3)] = random.integer(0, 255);
      else if (at + 4 <= bytes.length) bytes.writeUInt32BE(random.pick(hurtingNumbers), at);
    }
    return bytes;
  },
  /** The head of a page of a tree: its kind, its free blocks, its cells (section 1.6). */
  heads: (bytes, random) => {
    for (let left = random.integer(1, 6); left > 0; left--) {
      const [start] = page(bytes, random);
      const at = start + (start === 0 ? 100 : 0) + random.integer(0, 16);
      if (at + 2 <= bytes.length) bytes.writeUInt16BE(random.pick(hurtingNumbers) & 0xffff, at);
    }
    return bytes;
  },
  'swapped pages': (bytes, random) => {
    const [a] = page(bytes, random);
    const [b] = page(bytes, random);
    const size = pageSize(bytes);
    const first = Buffer.from(bytes.subarray(a, a + size));
    bytes.copyWithin(a, b, b + size);
    first.copy(bytes, b);
    return bytes;
  },
  'a copied page': (bytes, random) => bytes.copyWithin(page(bytes, random)[0], ...page(bytes, random)),
  'a page of nothing': (bytes, random) => bytes.fill(random.pick(hurtingBytes), ...page(bytes, random)),
  cut: (bytes, random) => bytes.subarray(0, place(bytes, random)),
  longer: (bytes, random) =>
    Buffer.concat([bytes, Buffer.alloc(random.integer(1, 9_000), random.integer(0, 255))]),
  /** Letters of the statements that made what is in it. */
  schema: (bytes, random) => {
    const starts = [...bytes.toString('latin1').matchAll(/CREATE /g)].map(({ index }) => index);
    if (starts.length === 0) return bytes;
    for (let left = random.integer(1, 8); left > 0; left--) {
      const at = random.pick(starts) + random.integer(0, 120);
      if (at < bytes.length) bytes.write(random.pick(schemaWords), at, 'latin1');
    }
    return bytes;
  },
};

const schemaWords = [
  ...'( ) \' " , ; * = x 1 \0'.split(' '),
  'VIEW ',
  'TABLE',
  'NULL',
  '--',
  '/*',
  'zeroblob(1e9)',
  ' AS ',
  'SELECT ',
];

/** Changes a copy of the file in a few ways, which it names. */
export function mutate(file: DatabaseFile, random: Random): DatabaseFile {
  const ways = Array.from({ length: random.pick([1, 1, 1, 2, 3]) }, () => random.pick(Object.keys(changes)));
  const changed = (bytes: Buffer): Buffer =>
    ways.reduce<Bytes>((result, way) => (changes[way] as Change)(result, random), Buffer.from(bytes));
  const isLogChanged = file.log !== undefined && random.chance(0.5);
  return {
    name: `${file.name}: ${ways.join(', ')}${isLogChanged ? ' in its log' : ''}`,
    bytes: isLogChanged ? file.bytes : changed(file.bytes),
    ...(file.log && { log: isLogChanged ? changed(file.log) : file.log }),
  };
}
