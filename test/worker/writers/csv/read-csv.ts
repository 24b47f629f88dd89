import { execFileSync } from 'node:child_process';

const script = `
import csv, io, json, sys
csv.field_size_limit(1 << 30)
text = sys.stdin.buffer.read().decode(sys.argv[2])
print(json.dumps(list(csv.reader(io.StringIO(text, newline=''), delimiter=sys.argv[1], strict=True))))
`;

/** The records of a file as Python's csv module reads them. */
export function readCsv(bytes: Buffer, delimiter = ',', encoding = 'utf-8-sig'): string[][] {
  const output = execFileSync('python3', ['-c', script, delimiter, encoding], {
    input: bytes,
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output.toString()) as string[][];
}
