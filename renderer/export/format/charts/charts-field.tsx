import type { ReactNode } from 'react';
import { chartKinds, type ChartKind, type ChartTable } from '../../../../preload/contract/chart.ts';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { useDraft, useExport } from '../../draft/export-slice.ts';
import { ChartPicture } from './chart-picture.tsx';
import styles from './charts-field.module.css';
import { useCharts } from './use-charts.ts';
import { errorText, t } from '../../../words.ts';

/** Whether the workbook has charts, which ones, and what they will look like. */
export function ChartsField(): ReactNode {
  const wanted = useDraft((draft) => draft.output.excel.charts);
  const setOptions = useExport((slice) => slice.setOptions);
  return (
    <>
      <Checkbox
        isSelected={wanted.length > 0}
        onChange={(isWanted) => {
          setOptions('excel', { charts: isWanted ? [...chartKinds] : [] });
        }}
        hint={t('charts.hint')}
      >
        {t('charts.wanted')}
      </Checkbox>
      {wanted.length > 0 && (
        <Charts
          wanted={wanted}
          onChange={(charts) => {
            setOptions('excel', { charts });
          }}
        />
      )}
    </>
  );
}

interface ChartsProps {
  wanted: ChartKind[];
  onChange: (wanted: ChartKind[]) => void;
}

function Charts({ wanted, onChange }: ChartsProps) {
  const charts = useCharts();
  if (!charts) {
    return (
      <p className={styles.waiting} role="status">
        <Spinner size={14} /> {t('charts.drawing')}
      </p>
    );
  }
  if (!charts.ok) return <Notice tone="problem" message={errorText(charts.error)} />;
  if (charts.value.length === 0) return <p className={styles.waiting}>{t('charts.nothing')}</p>;
  return (
    <div className={styles.charts} role="group" aria-label={t('charts.which')}>
      {charts.value.map((chart) => (
        <Chart
          key={chart.kind}
          chart={chart}
          isWanted={wanted.includes(chart.kind)}
          onChange={(isWanted) => {
            onChange(chartKinds.filter((kind) => (kind === chart.kind ? isWanted : wanted.includes(kind))));
          }}
        />
      ))}
    </div>
  );
}

interface ChartProps {
  chart: ChartTable;
  isWanted: boolean;
  onChange: (isWanted: boolean) => void;
}

function Chart({ chart, isWanted, onChange }: ChartProps) {
  return (
    <div>
      <Checkbox isSelected={isWanted} onChange={onChange}>
        {chart.title}
      </Checkbox>
      {isWanted && <ChartPicture chart={chart} />}
    </div>
  );
}
