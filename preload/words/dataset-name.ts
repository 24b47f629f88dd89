import { tablePrefix, typedQuery } from '../contract/dataset.ts';
import { en, type MessageId } from './en/index.ts';
import type { Words } from './words.ts';

/** What a dataset is called by its id, whatever source it is of. */
export function datasetName(id: string, { t }: Words): string {
  if (id.startsWith(tablePrefix)) return id.slice(tablePrefix.length);
  const message = `dataset.${id}`;
  const isOurs = id === typedQuery || Object.hasOwn(en, message);
  return isOurs ? t(message as MessageId) : id;
}
