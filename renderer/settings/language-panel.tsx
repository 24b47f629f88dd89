import { useId, useState, type ReactNode } from 'react';
import type { ExportError } from '../../preload/contract/errors.ts';
import { languages, type LanguageChoice } from '../../preload/contract/language.ts';
import { api } from '../api.ts';
import heading from '../components/heading.module.css';
import { Notice } from '../components/notice.tsx';
import { Select, type Option } from '../components/select.tsx';
import { system } from '../system.ts';
import { errorText, t } from '../words.ts';
import styles from './language-panel.module.css';

const options: Option<LanguageChoice>[] = [
  {
    id: 'system',
    label: t('settings.language-system', { language: languages[system.language.ofSystem] }),
  },
  ...Object.entries(languages).map(([id, label]) => ({ id: id as LanguageChoice, label })),
];

/** In which language the window speaks; a change of it loads the page anew. */
export function LanguagePanel(): ReactNode {
  const [problem, setProblem] = useState<ExportError | null>(null);
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <h2 className={heading.title} id={titleId}>
        {t('settings.language')}
      </h2>
      <p className={heading.lead}>{t('settings.language-lead')}</p>
      {problem && (
        <div className={styles.problem}>
          <Notice
            tone="problem"
            message={errorText(problem)}
            onDismiss={() => {
              setProblem(null);
            }}
          />
        </div>
      )}
      <div className={styles.choice}>
        <Select
          label={t('settings.language')}
          labelHidden
          value={system.language.choice}
          groups={[{ label: '', options }]}
          onChange={(choice) => {
            void api.chooseLanguage(choice).then((answer) => {
              setProblem(answer.ok ? null : answer.error);
            });
          }}
        />
      </div>
    </section>
  );
}
