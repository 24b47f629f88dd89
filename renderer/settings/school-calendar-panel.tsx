import { Plus, X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import {
  termFaults,
  termLimit,
  withOneMore,
  yearEnds,
  type Term,
  type TermFault,
} from '../../preload/contract/usual-period.ts';
import { Button, IconButton } from '../components/button.tsx';
import heading from '../components/heading.module.css';
import { Notice } from '../components/notice.tsx';
import styles from './school-calendar-panel.module.css';
import { useSchoolCalendar } from './school-calendar-slice.ts';
import { YearDayField } from './year-day-field.tsx';
import { errorText, t, words } from '../words.ts';

/** When the school year and its terms are: what “This term” and “Last school year” stand for. */
export function SchoolCalendarPanel(): ReactNode {
  const { edited, problem, edit, dismissProblem } = useSchoolCalendar();
  const { terms, yearBegins } = edited;
  const titleId = useId();
  const setTerms = (changed: Term[]): void => void edit({ ...edited, terms: changed });
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 className={heading.title} id={titleId}>
        {t('calendar.title')}
      </h2>
      <p className={heading.lead}>{t('calendar.lead')}</p>
      {problem && (
        <div className={styles.problem}>
          <Notice tone="problem" message={errorText(problem)} onDismiss={dismissProblem} />
        </div>
      )}
      <div className={styles.rows}>
        <div className={styles.row} role="group" aria-label={t('calendar.school-year')}>
          <span className={styles.name}>{t('calendar.school-year')}</span>
          <YearDayField
            label={t('calendar.year-begins')}
            value={yearBegins}
            onChange={(day) => void edit({ ...edited, yearBegins: day })}
          />
          <span className={styles.word}>{t('calendar.to')}</span>
          <span>{dayWords(yearEnds(yearBegins))}</span>
        </div>
        {terms.map((term, place) => (
          // A term has no name but its place.
          <div key={place} className={styles.row} role="group" aria-label={termName(place)}>
            <span className={styles.name}>{termName(place)}</span>
            <YearDayField
              label={t('calendar.term-begins', { number: place + 1 })}
              value={term.from}
              onChange={(from) => {
                setTerms(terms.with(place, { ...term, from }));
              }}
            />
            <span className={styles.word}>{t('calendar.to')}</span>
            <YearDayField
              label={t('calendar.term-ends', { number: place + 1 })}
              value={term.to}
              onChange={(to) => {
                setTerms(terms.with(place, { ...term, to }));
              }}
            />
            {terms.length > 1 && (
              <IconButton
                label={t('calendar.remove-term', { number: place + 1 })}
                onPress={() => {
                  setTerms(terms.toSpliced(place, 1));
                }}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        <div className={styles.row}>
          {terms.length < termLimit && (
            <Button
              onPress={() => {
                setTerms(withOneMore(terms));
              }}
            >
              <Plus size={14} aria-hidden />
              {t('calendar.add-term')}
            </Button>
          )}
          <Faults faults={termFaults(terms)} />
        </div>
      </div>
    </section>
  );
}

function Faults({ faults }: { faults: TermFault[] }) {
  const overlaps = faults.filter(({ kind }) => kind === 'overlap');
  const gaps = faults.filter(({ kind }) => kind === 'gap');
  return (
    <div className={styles.faults} role="status">
      {overlaps.map(({ terms: [first, second], ...days }) => (
        <p key={`${first} ${second}`} className={styles.overlap}>
          {t('calendar.overlap', { days: spanWords(days), first: first + 1, second: second + 1 })}
        </p>
      ))}
      {overlaps.length === 0 && gaps.length > 0 && (
        <p className={styles.gap}>{t('calendar.gap', { days: gaps.map(spanWords).join(', ') })}</p>
      )}
    </div>
  );
}

const termName = (place: number): string => t('calendar.term', { number: place + 1 });

const day = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayWords = (yearDay: string): string => day.format(new Date(`2024-${yearDay}`));

const spanWords = ({ from, to }: Term): string =>
  from === to ? dayWords(from) : t('calendar.span', { from: dayWords(from), to: dayWords(to) });
