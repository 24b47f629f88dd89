import { useState, type ReactNode } from 'react';
import {
  chosenPattern,
  fileNameParts,
  isPattern,
  momentPattern,
  patternLimit,
} from '../../../preload/contract/file-name.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { t } from '../../words.ts';
import styles from './file-name-field.module.css';

type Naming = 'chosen' | 'moment' | 'own';

const patterns = { chosen: chosenPattern, moment: momentPattern };

/** What a pattern may be made of. */
const parts = fileNameParts.map((part) => `{${part}}`).join(', ');

const namingOf = (pattern: string): Naming =>
  pattern === chosenPattern ? 'chosen' : pattern === momentPattern ? 'moment' : 'own';

interface FileNameFieldProps {
  pattern: string;
  /** What the file is called by it; null until that is known. */
  name: string | null;
  onChange: (pattern: string) => void;
}

/** How a file is called: by one of the usual patterns or an own one, and what comes of it. */
export function FileNameField({ pattern, name, onChange }: FileNameFieldProps): ReactNode {
  // Whoever is to write a pattern of their own begins with a usual one.
  const [isOwn, setOwn] = useState(namingOf(pattern) === 'own');
  const naming = isOwn ? 'own' : namingOf(pattern);
  return (
    <div className={styles.field}>
      <Select<Naming>
        label={t('file-name.label')}
        value={naming}
        groups={[
          {
            label: '',
            options: [
              { id: 'chosen', label: t('file-name.chosen') },
              { id: 'moment', label: t('file-name.moment') },
              { id: 'own', label: t('file-name.own') },
            ],
          },
        ]}
        onChange={(chosen) => {
          setOwn(chosen === 'own');
          if (chosen !== 'own') onChange(patterns[chosen]);
        }}
      />
      {naming === 'own' && (
        <TextField
          label={t('file-name.pattern')}
          value={pattern}
          maxLength={patternLimit}
          onChange={onChange}
        />
      )}
      <p className={styles.note}>
        {isPattern(pattern) ? (name ?? '') : t('file-name.not-pattern', { parts })}
      </p>
      {naming === 'own' && isPattern(pattern) && (
        <p className={styles.note}>{t('file-name.parts', { parts })}</p>
      )}
    </div>
  );
}
