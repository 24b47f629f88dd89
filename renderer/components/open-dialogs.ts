import { useLayoutEffect } from 'react';

let open = 0;

/** Whether something is to be read or filled in before the window is gone on with. */
export const isDialogOpen = (): boolean => open > 0;

/** Counts the dialog that uses it, for as long as it is shown. */
export function useOpenDialog(): void {
  // Gone with it, not a moment later: what is chosen then is meant.
  useLayoutEffect(() => {
    open++;
    return () => {
      open--;
    };
  }, []);
}
