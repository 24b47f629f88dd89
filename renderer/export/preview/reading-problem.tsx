import type { ReactNode } from 'react';
import type { ExportError } from '../../../preload/contract/errors.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import { useExport } from '../draft/export-slice.ts';
import { errorText, t } from '../../words.ts';

/** Why the data could not be read, and the way to try again unless what was asked for is wrong. */
export function ReadingProblem({ error }: { error: ExportError }): ReactNode {
  const askAgain = useExport((slice) => slice.askAgain);
  return (
    <Notice tone="problem" message={errorText(error)}>
      {error.fault === 'job' && <Button onPress={askAgain}>{t('words.try-again')}</Button>}
      <ErrorActionButton error={error} />
    </Notice>
  );
}
