import type { ReactNode } from 'react';
import type { ExportError } from '../../preload/contract/errors.ts';
import { Button } from './button.tsx';
import { OpenDatabaseButton } from '../opened-source/open-database-button.tsx';
import type { OpensSource } from '../export/jobs/jobs-slice.ts';
import { t } from '../words.ts';

interface ErrorActionButtonProps {
  error: ExportError;
  /** Does the same again. Absent when it is not known what to try again. */
  onRetry?: () => void;
  /** Asks for another place for it. */
  onMove?: () => void;
  /** The source that it is about, where that is known. */
  openSource?: OpensSource | undefined;
}

/** What mends an error, when it is one press away. */
export function ErrorActionButton({ error, onRetry, onMove, openSource }: ErrorActionButtonProps): ReactNode {
  switch (error.action) {
    case 'retry':
      return onRetry ? <Button onPress={onRetry}>{t('words.try-again')}</Button> : null;
    case 'choose-target':
      return onMove ? <Button onPress={onMove}>{t('words.choose-place')}</Button> : null;
    case 'open-source':
      return openSource ? (
        <Button onPress={() => void openSource.open()}>{t('words.open', { name: openSource.name })}</Button>
      ) : (
        <OpenDatabaseButton />
      );
    case 'change-request':
    default:
      return null;
  }
}
