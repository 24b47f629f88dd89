import { useEffect, useState, type ReactNode } from 'react';
import type { Period } from '../../../preload/contract/query.ts';
import { usualPeriods, type PeriodChoice } from '../../../preload/contract/usual-period.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { cx } from '../../components/cx.ts';
import fieldStyles from '../../components/field.module.css';
import { PanelGroup } from '../../components/panel-group.tsx';
import { Select } from '../../components/select.tsx';
import { useSchoolCalendar } from '../../settings/school-calendar-slice.ts';
import { useScreen } from '../../screen-slice.ts';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { periodObstacle } from '../draft/sheet-request.ts';
import { untilTomorrow } from '../draft/today.ts';
import { daysWords } from './days-words.ts';
import styles from './period-fields.module.css';
import { useDays } from './use-days.ts';

const sides = ['from', 'to'] as const;

const options = (['all-days', ...usualPeriods, 'custom'] as const).map((id) => ({
  id,
  label: t(`period.${id}`),
}));

/** A usual period, or from and to by hand, both inclusive, each as good left empty. */
export function PeriodFields(): ReactNode {
  const choice = useDraft((draft) => draft.periodChoice);
  const period = useDraft((draft) => draft.period);
  const setPeriod = useExport((slice) => slice.setPeriod);
  const choosePeriod = useExport((slice) => slice.choosePeriod);
  // What is half typed goes when other days take its place.
  const [filled, setFilled] = useState(0);
  const days = useDays();
  const go = useScreen((slice) => slice.go);
  useRenewal();
  return (
    <PanelGroup title={t('period.title')}>
      <div data-field="period choice">
        <Select<PeriodChoice>
          label={t('period.title')}
          labelHidden
          value={choice}
          groups={[{ label: '', options }]}
          onChange={(chosen) => {
            choosePeriod(chosen);
            if (chosen !== 'custom') setFilled(filled + 1);
          }}
        />
        <Problem of="period choice">
          <Button
            tone="quiet"
            onPress={() => {
              go('settings');
            }}
          >
            {t('period.change-terms')}
          </Button>
        </Problem>
      </div>
      {sides.map((side) => (
        <div key={side} data-field={`period ${side}`}>
          <DateField
            key={filled}
            label={t(`period.${side}`)}
            value={period[side] ?? ''}
            onChange={(day) => {
              const { from, to }: Period = { ...period, [side]: day };
              setPeriod({ ...(from && { from }), ...(to && { to }) });
            }}
          />
          <Problem of={`period ${side}`} />
        </div>
      ))}
      {days && <p className={styles.days}>{t('period.data', { days: daysWords(days) })}</p>}
    </PanelGroup>
  );
}

/** What is wrong with the period, at the field that mends it, and what else does. */
function Problem({ of, children }: { of: string; children?: ReactNode }) {
  const field = useDraft((draft) => periodObstacle(draft)?.field);
  const sentence = useDraft((draft) => periodObstacle(draft)?.sentence);
  return (
    <div className={cx(field === of && styles.problem)} role="status">
      {field === of && (
        <>
          <p className={fieldStyles.error}>{sentence}</p>
          {children}
        </>
      )}
    </div>
  );
}

/** Keeps the days of a usual period those of today and of the school's calendar. */
function useRenewal(): void {
  const calendar = useSchoolCalendar((slice) => slice.calendar);
  const renewPeriod = useExport((slice) => slice.renewPeriod);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = (): void => {
      renewPeriod();
      clearTimeout(timer);
      timer = setTimeout(renew, untilTomorrow());
    };
    renew();
    // Timers stand still while the computer sleeps.
    addEventListener('focus', renew);
    return () => {
      clearTimeout(timer);
      removeEventListener('focus', renew);
    };
  }, [calendar, renewPeriod]);
}
