import { useEffect } from 'react';
import { isDialogOpen } from '../../components/open-dialogs.ts';
import { isTextField, useDraftHistory } from './draft-history.ts';

const isMac = navigator.userAgent.includes('Macintosh');

/** Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y, for what is set on the page; in a field they are the field's own. */
export function useUndoKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
      const isCommand = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
      if (!isCommand || altKey || isTextField(document.activeElement) || isDialogOpen()) return;
      const letter = key.toLowerCase();
      const { undo, redo } = useDraftHistory.getState();
      if (letter === 'z') (shiftKey ? redo : undo)();
      else if (letter === 'y' && !shiftKey) redo();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => {
      removeEventListener('keydown', pressed);
    };
  }, []);
}
