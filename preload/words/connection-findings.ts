import type { ConnectionFindings } from '../contract/connection.ts';
import { expectedRows, type RowCount } from '../contract/row-count.ts';
import type { Words } from './words.ts';

/** What was found at a server, a sentence each. */
export function findingsWords({ datasets, total, read }: ConnectionFindings, { t }: Words): string[] {
  if (total === 0) return [t('findings.nothing')];
  const datasetWords = (dataset: string, count: RowCount): string => {
    const rows = expectedRows(count);
    return rows === undefined ? dataset : t('findings.dataset', { dataset, rows });
  };
  const more = total - datasets.length;
  const named = datasets.map(({ label, rows }) => datasetWords(label, rows));
  const datasetsWords = [...named, ...(more > 0 ? [t('words.more', { more })] : [])].join(', ');
  return [
    t('findings.offers', { datasets: datasetsWords }),
    ...(read
      ? [
          t('findings.read', {
            rows: read.rows,
            took: t('findings.took', {
              speed: read.seconds < 0.1 ? 'instant' : 'slower',
              seconds: Math.round(read.seconds * 10) / 10,
            }),
          }),
        ]
      : []),
  ];
}
