import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvOptions, writeFile } from '../files.ts';
import { goldenCsv, goldenFolder } from '../golden.ts';

test.each(goldenCsv)('$name', async ({ name, options, sheets }) => {
  const { bytes } = await writeFile(csvOptions(options), sheets);
  await expect(bytes.toString()).toMatchFileSnapshot(join(goldenFolder, 'csv', `${name}.csv`));
});
