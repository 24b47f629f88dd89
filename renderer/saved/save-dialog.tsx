import { Folder } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ExportError } from '../../preload/contract/errors.ts';
import {
  chosenPattern,
  fileNameParts,
  momentPattern,
  patternLimit,
  unknownPart,
} from '../../preload/contract/file-name.ts';
import type { ChosenFolder } from '../../preload/contract/saved-export.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import field from '../components/field.module.css';
import { FormDialog } from '../components/form-dialog.tsx';
import { Notice } from '../components/notice.tsx';
import { Select } from '../components/select.tsx';
import { TextField } from '../components/text-field.tsx';
import { periodWords } from '../export/what/period-words.ts';
import styles from './save-dialog.module.css';
import type { DraftChoices } from './saved-choices.ts';
import { useSaved } from './saved-slice.ts';
import { useFileNames } from './use-file-names.ts';
import { words, t } from '../words.ts';
import { errorText } from '../words.ts';

type Naming = 'chosen' | 'moment' | 'own';

const patterns = { chosen: chosenPattern, moment: momentPattern };

/** Gives what is chosen a name, and says where its files go and what they are called. */
export function SaveDialog({ choices, onClose }: { choices: DraftChoices; onClose: () => void }): ReactNode {
  const { saved, save } = useSaved();
  const [typedName, setName] = useState<string | null>(null);
  const [naming, setNaming] = useState<Naming>('chosen');
  const [pattern, setPattern] = useState(chosenPattern);
  const fileName = naming === 'own' ? pattern.trim() : patterns[naming];
  const isPattern = fileName !== '' && unknownPart(fileName) === undefined;
  const names = useFileNames(choices, isPattern ? fileName : '');
  const name = (typedName ?? names?.title ?? '').trim();
  const taken = saved.find((one) => isSameName(one.name, name));
  const replaced = taken && !taken.isExample ? taken : undefined;
  const place = useFolder(replaced?.folder ?? null);
  const [usual] = choices.periods;

  return (
    <FormDialog
      title="Save this export"
      lead="It is then in the sidebar under Saved, and one press exports it again."
      action={replaced ? 'Replace' : 'Save'}
      isComplete={name !== '' && isPattern && (!taken || replaced !== undefined)}
      save={() =>
        save({
          source: choices.source,
          request: {
            name,
            request: choices.request,
            periods: choices.periods,
            fileName,
            ...(place.chosen && { folder: place.chosen.id }),
            ...(replaced && { replaces: replaced.id }),
          },
        })
      }
      onClose={onClose}
    >
      <TextField
        label={t('words.name')}
        value={typedName ?? names?.title ?? ''}
        maxLength={100}
        autoFocus
        onChange={setName}
      />
      {taken && (
        <Notice
          tone="warning"
          message={
            replaced
              ? `There is a saved export “${taken.name}” already. Replace it, or give this one another name.`
              : `“${taken.name}” comes with the sample school. Give this one another name.`
          }
        />
      )}
      {(usual ?? choices.request.sheets[0].period) && (
        <p className={styles.note}>
          {usual
            ? `Period: ${periodWords[usual].toLowerCase()}, seen from the day on which it is exported.`
            : 'Period: the same days each time. Choose a period such as “Last month” first to have them move on.'}
        </p>
      )}
      <Select<Naming>
        label="File name"
        value={naming}
        groups={[
          {
            label: '',
            options: [
              { id: 'chosen', label: names?.chosen ?? '', detail: 'After what is chosen' },
              { id: 'moment', label: names?.moment ?? '', detail: 'After the dataset and the moment' },
              { id: 'own', label: 'Own pattern', detail: fileNameParts.map((part) => `{${part}}`).join(' ') },
            ],
          },
        ]}
        onChange={setNaming}
      />
      {naming === 'own' && (
        <>
          <TextField label="Pattern" value={pattern} maxLength={patternLimit} onChange={setPattern} />
          <p className={styles.note}>
            {isPattern
              ? (names?.own ?? '')
              : `Only ${fileNameParts.map((part) => `{${part}}`).join(', ')} are filled in.`}
          </p>
        </>
      )}
      <div className={field.field}>
        <span className={field.label}>Folder</span>
        <div className={styles.folder}>
          <Folder className={field.chevron} size={15} aria-hidden />
          <span className={styles.name}>{place.name}</span>
          <Button onPress={() => void place.choose()}>Choose…</Button>
        </div>
        {place.problem && <span className={field.error}>{errorText(place.problem)}</span>}
      </div>
    </FormDialog>
  );
}

interface Place {
  name: string;
  chosen: ChosenFolder | null;
  problem: ExportError | null;
  choose: () => Promise<void>;
}

/** Where the files go: what the person has chosen, or else that of the one it replaces, or where exports usually go. */
function useFolder(former: string | null): Place {
  const [usual, setUsual] = useState('');
  const [chosen, setChosen] = useState<ChosenFolder | null>(null);
  const [problem, setProblem] = useState<ExportError | null>(null);
  useEffect(() => {
    void api.describeFolder().then((answer) => {
      if (answer.ok) setUsual(answer.value);
    });
  }, []);
  return {
    name: chosen?.name ?? former ?? usual,
    chosen,
    problem,
    choose: async () => {
      const answer = await api.chooseFolder();
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok && answer.value) setChosen(answer.value);
    },
  };
}

const isSameName = (one: string, other: string): boolean =>
  one.localeCompare(other, words.locale, { sensitivity: 'accent' }) === 0;
