import { Play } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, type ReactNode } from 'react';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import type { ExportError } from '../../preload/contract/errors.ts';
import { Button } from '../components/button.tsx';
import { queryField, queryText } from '../export/draft/export-draft.ts';
import { useDraft, useExport } from '../export/draft/export-slice.ts';
import { useOpenedSource } from '../opened-source/opened-source-slice.ts';
import { command, control } from '../menu/shortcuts.ts';
import styles from './query-panel.module.css';
import { useQueryProblem } from './query-problem.ts';
import { RecentQueriesMenu } from './recent-queries-menu.tsx';
import { useRecentQueries } from './recent-queries-slice.ts';
import { errorText, t } from '../words.ts';

/** It is large, and most people never need it: it is loaded with the first query. */
const SqlEditor = lazy(async () => ({ default: (await import('./sql-editor.tsx')).SqlEditor }));

const none: readonly DatasetInfo[] = [];

/** The query whose rows are the dataset: typed, and run when the person says so. */
export function QueryPanel(): ReactNode {
  const datasets = useOpenedSource((slice) => slice.source?.datasets ?? none);
  const source = useDraft((draft) => draft.source);
  const field = useDraft((draft) => queryField(draft.dataset));
  const text = useDraft(queryText);
  const isRun = useDraft((draft) => draft.unrun === null);
  const problem = useQueryProblem();
  const { typeQuery, runQuery } = useExport.getState();
  const { load, keep } = useRecentQueries.getState();
  const [titleId, belowId] = [useId(), useId()];

  useEffect(() => {
    void load(source);
  }, [load, source]);

  const run = (): void => {
    if (text.trim() === '') return;
    runQuery();
    void keep(source, text);
  };
  return (
    <section className={styles.panel} aria-labelledby={titleId} data-field={field}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {t('query.title')}
        </h2>
        <RecentQueriesMenu onChoose={typeQuery} />
        <Button onPress={run}>
          <Play size={13} aria-hidden />
          {t('query.run')}
        </Button>
      </div>
      <Suspense fallback={<div className={styles.loading} />}>
        <SqlEditor
          labelledBy={titleId}
          describedBy={belowId}
          value={text}
          datasets={datasets}
          isInvalid={problem !== null}
          problem={(hasOtherLineEnds(text) ? null : problem?.place) ?? null}
          onChange={typeQuery}
          onRun={run}
        />
      </Suspense>
      <div className={styles.below} id={belowId}>
        <p role="status" className={problem ? styles.problem : styles.unrun}>
          {problem ? problemWords(problem, text) : !isRun && text.trim() !== '' && t('query.not-run')}
        </p>
        <p className={styles.help}>
          {t('query.help', { run: command(t('keys.enter')), complete: control(t('keys.space')) })}
        </p>
      </div>
    </section>
  );
}

/** The editor has every line end as one character: what SQLite counted is elsewhere there. */
const hasOtherLineEnds = (text: string): boolean => text.includes('\r');

/** Says in which line, where there are several. */
function problemWords(problem: ExportError, text: string): string {
  const { place } = problem;
  const message = errorText(problem);
  if (!place || !text.includes('\n')) return message;
  return t('query.problem-in-line', { line: text.slice(0, place.from).split('\n').length, message });
}
