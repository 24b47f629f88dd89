import { Folder } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ExportError } from '../../preload/contract/errors.ts';
import { isPattern } from '../../preload/contract/file-name.ts';
import type { ChosenFolder } from '../../preload/contract/saved-export.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import field from '../components/field.module.css';
import { FormDialog } from '../components/form-dialog.tsx';
import { Notice } from '../components/notice.tsx';
import { TextField } from '../components/text-field.tsx';
import { FileNameField } from '../export/file-name/file-name-field.tsx';
import { useFileName } from '../export/file-name/use-file-name.ts';
import styles from './save-dialog.module.css';
import type { DraftChoices } from './saved-choices.ts';
import { useSaved } from './saved-slice.ts';
import { errorText, t, words } from '../words.ts';

interface SaveDialogProps {
  choices: DraftChoices;
  /** Of several files: how the value of the first is called in names. */
  value: string | undefined;
  onClose: () => void;
}

/** Gives what is chosen a name, and says where its files go and what they are called. */
export function SaveDialog({ choices, value, onClose }: SaveDialogProps): ReactNode {
  const { saved, save } = useSaved();
  const [typedName, setName] = useState<string | null>(null);
  const [fileName, setFileName] = useState(choices.fileName);
  const fileNamed = useFileName(choices, fileName, { value });
  const title = useFileName(choices, '{choice}')?.replace(/\.\w+$/, '') ?? '';
  const name = (typedName ?? title).trim();
  const taken = saved.find((one) => isSameName(one.name, name));
  const replaced = taken && !taken.isExample ? taken : undefined;
  const place = useFolder(replaced?.folder ?? null);
  const [usual] = choices.periods;

  return (
    <FormDialog
      title={t('saved.save-title')}
      lead={t('saved.save-lead')}
      action={t(replaced ? 'saved.replace' : 'saved.save')}
      isComplete={name !== '' && isPattern(fileName) && (!taken || replaced !== undefined)}
      save={() =>
        save({
          source: choices.source,
          request: {
            name,
            request: choices.request,
            periods: choices.periods,
            fileName: fileName.trim(),
            ...(choices.splitBy && { splitBy: choices.splitBy }),
            ...(place.chosen && { folder: place.chosen.id }),
            ...(replaced && { replaces: replaced.id }),
          },
        })
      }
      onClose={onClose}
    >
      <TextField
        label={t('words.name')}
        value={typedName ?? title}
        maxLength={100}
        autoFocus
        onChange={setName}
      />
      {taken && (
        <Notice
          tone="warning"
          message={t(replaced ? 'saved.name-taken' : 'saved.name-of-example', { name: taken.name })}
        />
      )}
      {(usual ?? choices.request.sheets[0].period) && (
        <p className={styles.note}>
          {usual ? t('saved.period', { period: t(`saved.${usual}`) }) : t('saved.same-days')}
        </p>
      )}
      <FileNameField pattern={fileName} name={fileNamed} onChange={setFileName} />
      <div className={field.field}>
        <span className={field.label}>{t('saved.folder')}</span>
        <div className={styles.folder}>
          <Folder className={field.chevron} size={15} aria-hidden />
          <span className={styles.name}>{place.name}</span>
          <Button onPress={() => void place.choose()}>{t('saved.choose-folder')}</Button>
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
