import type { ReactNode } from 'react';
import type { ChartRow, ChartTable } from '../../../../preload/contract/chart.ts';
import styles from './charts-field.module.css';
import { t } from '../../../words.ts';

/** In the picture's own units, which are pixels in a pane of its usual width. */
const [width, height] = [244, 96];
/** For the labels below the axis. */
const foot = 14;

/** What a chart of the workbook will look like, small. */
export function ChartPicture({ chart }: { chart: ChartTable }): ReactNode {
  const { rows, shape, title } = chart;
  const values = rows.map(([, value]) => value);
  // Columns begin at zero, as they do in the workbook; a line shows what changes.
  const from = shape === 'column' ? Math.min(0, ...values) : Math.min(...values);
  const to = shape === 'column' ? Math.max(0, ...values) : Math.max(...values);
  const y = (value: number): number => (1 - (value - from) / (to - from || 1)) * (height - foot - 2) + 1;
  const step = width / rows.length;
  const zero = y(Math.max(from, Math.min(to, 0)));
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words(title, rows)}
    >
      {shape === 'column' ? (
        values.map((value, index) => (
          <rect
            key={index}
            className={styles.bar}
            x={index * step + step * 0.15}
            width={step * 0.7}
            y={Math.min(y(value), zero)}
            height={Math.abs(y(value) - zero)}
          />
        ))
      ) : (
        <polyline
          className={styles.line}
          points={values.map((value, index) => `${(index + 0.5) * step},${y(value)}`).join(' ')}
        />
      )}
      <line className={styles.axis} x1="0" x2={width} y1={height - foot} y2={height - foot} />
      <text className={styles.label} x="0" y={height - 2}>
        {short(rows[0])}
      </text>
      <text className={`${styles.label} ${styles.last}`} x={width} y={height - 2}>
        {short(rows.at(-1))}
      </text>
    </svg>
  );
}

const longestLabel = 20;

function short([label]: ChartRow = ['', 0]): string {
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
}

/** `Averages by subject. Lowest 61.2 at Art, highest 80 at Music.` */
function words(title: string, rows: readonly ChartRow[]): string {
  const sorted = [...rows].sort(([, one], [, other]) => one - other);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (!lowest || !highest) return title;
  return t('charts.extremes', {
    title,
    lowest: lowest[1],
    lowestAt: lowest[0],
    highest: highest[1],
    highestAt: highest[0],
  });
}
