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
import { words, t } from '../words.ts';
import { errorText } from '../words.ts';

/** When the school year and its terms are: what “This term” and “Last school year” stand for. */
export function SchoolCalendarPanel(): ReactNode {
  const { edited, problem, edit, dismissProblem } = useSchoolCalendar();
  const { terms, yearBegins } = edited;
  const titleId = useId();
  const setTerms = (changed: Term[]): void => void edit({ ...edited, terms: changed });
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 className={heading.title} id={titleId}>
        School year and terms
      </h2>
      <p className={heading.lead}>What “This term” or “Last school year” stands for when you export.</p>
      {problem && (
        <div className={styles.problem}>
          <Notice tone="problem" message={errorText(problem)}>
            <IconButton label={t('words.dismiss')} onPress={dismissProblem}>
              <X size={14} aria-hidden />
            </IconButton>
          </Notice>
        </div>
      )}
      <div className={styles.rows}>
        <div className={styles.row} role="group" aria-label="School year">
          <span className={styles.name}>School year</span>
          <YearDayField
            label="School year begins"
            value={yearBegins}
            onChange={(day) => void edit({ ...edited, yearBegins: day })}
          />
          <span className={styles.word}>to</span>
          <span>{dayWords(yearEnds(yearBegins))}</span>
        </div>
        {terms.map((term, place) => (
          // A term has no name but its place.
          <div key={place} className={styles.row} role="group" aria-label={termName(place)}>
            <span className={styles.name}>{termName(place)}</span>
            <YearDayField
              label={`${termName(place)} begins`}
              value={term.from}
              onChange={(from) => {
                setTerms(terms.with(place, { ...term, from }));
              }}
            />
            <span className={styles.word}>to</span>
            <YearDayField
              label={`${termName(place)} ends`}
              value={term.to}
              onChange={(to) => {
                setTerms(terms.with(place, { ...term, to }));
              }}
            />
            {terms.length > 1 && (
              <IconButton
                label={`Remove ${termName(place)}`}
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
              Add a term
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
          {spanWords(days)} is in {termName(first)} and in {termName(second)}. The terms are used as they were
          until every day is in one term only.
        </p>
      ))}
      {overlaps.length === 0 && gaps.length > 0 && (
        <p className={styles.gap}>In no term: {gaps.map(spanWords).join(', ')}.</p>
      )}
    </div>
  );
}

const termName = (place: number): string => `Term ${place + 1}`;

const day = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
const dayWords = (yearDay: string): string => day.format(new Date(`2024-${yearDay}`));

const spanWords = ({ from, to }: Term): string =>
  from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
