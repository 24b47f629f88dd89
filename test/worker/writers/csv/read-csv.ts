import { execFileSync } from 'node:child_process';

const script = `
import csv, io, json, sys
csv.field_size_limit(1 << 30)
files = []
for length in json.loads(sys.argv[3]):
    text = sys.stdin.buffer.read(length).decode(sys.argv[2])
    files.append(list(csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True)))
print(json.dumps(files))
`;

/** The records of files as Python's csv module reads them. It is started once: that takes longer than the reading. */
export function readCsvFiles(
  files: readonly Buffer[],
  delimiter = ',',
  encoding = 'utf-8-sig',
): string[][][] {
  const lengths = JSON.stringify(files.map(({ length }) => length));
  const output = execFileSync('python3', ['-c', script, delimiter, encoding, lengths], {
    input: Buffer.concat(files),
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output.toString()) as string[][][];
}
