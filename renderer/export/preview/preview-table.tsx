import { memo } from 'react';
import type { ColumnType } from '../../../preload/contract/dataset.ts';
import type { Preview } from '../../../preload/contract/preview.ts';
import { cx } from '../../components/cx.ts';
import { number } from '../../components/numbers.ts';
import { NoRows } from './no-rows.tsx';
import styles from './preview-pane.module.css';

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'count', 'decimal', 'number']);

/** Longer values are cut by the table and shown whole in a tooltip. */
const longText = 32;

export const PreviewTable = memo(function PreviewTable({ preview }: { preview: Preview }) {
  const { columns, rows } = preview;
  const alignment = columns.map(({ type }) => cx(numeric.has(type) && styles.number));
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Preview rows">
      <table className={styles.table} aria-label="Preview">
        <thead>
          <tr>
            <th className={styles.rowNumber} scope="col">
              #
            </th>
            {columns.map(({ key, label }, index) => (
              <th key={key} className={alignment[index]} scope="col" title={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th className={styles.rowNumber} scope="row">
                {number(index + 1)}
              </th>
              {row.map((value, cell) => (
                <td
                  key={columns[cell]?.key}
                  className={alignment[cell]}
                  dir="auto"
                  title={value.length > longText || value.includes('\n') ? value : undefined}
                >
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <NoRows />}
    </div>
  );
});
