import { resolve } from 'node:path';
import { dataFolder } from '../store/data-folder.ts';
import { createSampleStore } from '../store/sample-store.ts';
import { parseOptions, required, wholeNumber } from './options.ts';
import { formatBytes, formatNumber, formatSeconds, printJson, printLines, ProgressBar } from './output.ts';

export async function sampleCommand(words: string[], signal: AbortSignal): Promise<null> {
  const options = parseOptions(words, {
    rows: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    quiet: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  });
  const rows = wholeNumber(required(options.rows, 'rows'), 'rows', 0);
  const seed = wholeNumber(options.seed, 'seed', 0);
  const file = resolve(required(options.out, 'out'));
  const bar = new ProgressBar(options.quiet);
  const started = performance.now();
  const onProgress = (done: number): void => {
    bar.draw(done, rows, '');
  };
  const sample = await createSampleStore({
    file,
    dataFolder: dataFolder(),
    rows,
    seed,
    onProgress,
    signal,
  }).finally(() => {
    bar.clear();
  });
  const seconds = (performance.now() - started) / 1_000;
  if (options.json) printJson({ path: file, ...sample, seconds });
  else if (!options.quiet)
    printLines([
      `${file}: ${formatNumber(sample.rows)} measurements, ${formatBytes(sample.bytes)}, ${formatSeconds(seconds)}`,
    ]);
  return null;
}
