import type { ReactNode } from 'react';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { fileNameField, startRequest, unfinished, type StartRequest } from '../draft/sheet-request.ts';
import { FileNameField } from '../file-name/file-name-field.tsx';
import { t } from '../../words.ts';
import { useFileName } from '../file-name/use-file-name.ts';

/** Milliseconds after which somebody has set something and goes on to the next. */
const pauseMs = 300;

/** What the file is called that is offered where to save it; `value`: of the first of several, in names. */
export function FileName({ value }: { value: string | undefined }): ReactNode {
  const pattern = useDraft(({ output }) => output.fileName);
  // What cannot be exported yet has no name.
  const choices = useDraft((draft) => (unfinished(draft) ? null : JSON.stringify(startRequest(draft))));
  const name = useFileName(choices === null ? null : (JSON.parse(choices) as StartRequest), pattern, {
    pauseMs,
    value,
  });
  return (
    <div data-field={fileNameField}>
      <FileNameField
        pattern={pattern}
        name={name !== null && value !== undefined ? t('split.first', { name }) : name}
        onChange={(fileName) => {
          useExport.getState().setOutput({ fileName });
        }}
      />
    </div>
  );
}
