import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { parseOptions } from './options.ts';
import { printJson, printLines } from './output.ts';
import { createEngine } from './engine.ts';
import { accessTo } from './surroundings.ts';
import { sourceLocation, sourceOptions } from './source-option.ts';

export async function datasetsCommand(words: string[]): Promise<null> {
  const options = parseOptions(words, {
    ...sourceOptions,
    json: { type: 'boolean', default: false },
  });
  const reader = new DatasetReader(createEngine(), accessTo);
  try {
    const datasets = await reader.describe(await sourceLocation(options));
    if (options.json) printJson(datasets);
    else printLines(datasets.flatMap((dataset, index) => [...(index > 0 ? [''] : []), ...describe(dataset)]));
    return null;
  } finally {
    await reader.close();
  }
}

function describe({ id, description, parameters, columns, hasPeriod }: DatasetInfo): string[] {
  const named = parameters.map(({ key, required }) => (required ? key : `[${key}]`));
  return [
    id,
    `  ${description}`,
    ...(named.length > 0 ? [`  parameters: ${named.join(', ')}`] : []),
    ...(hasPeriod ? ['  period: --from, --to'] : []),
    ...(columns.length > 0
      ? [`  columns: ${columns.map(({ key, type }) => `${key} (${type})`).join(', ')}`]
      : []),
  ];
}
