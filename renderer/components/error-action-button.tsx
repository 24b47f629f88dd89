import type { ReactNode } from 'react';
import type { ExportError } from '../../preload/contract/errors.ts';
import { Button } from './button.tsx';
import { OpenDatabaseButton } from '../opened-source/open-database-button.tsx';

interface ErrorActionButtonProps {
  error: ExportError;
  /** Absent when it is not known what to try again. */
  onRetry?: () => void;
}

/** What mends an error, when it is one press away. */
export function ErrorActionButton({ error, onRetry }: ErrorActionButtonProps): ReactNode {
  switch (error.action) {
    case 'retry':
      return onRetry ? <Button onPress={onRetry}>Try again</Button> : null;
    case 'choose-target':
      return onRetry ? <Button onPress={onRetry}>Choose another place…</Button> : null;
    case 'open-source':
      return <OpenDatabaseButton />;
    case 'change-request':
    default:
      return null;
  }
}
