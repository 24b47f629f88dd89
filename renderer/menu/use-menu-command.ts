import { useEffect, useEffectEvent } from 'react';
import type { MenuCommand } from '../../preload/contract/menu-command.ts';
import { api } from '../api.ts';
import { finishTyping } from '../components/finish-typing.ts';
import { isDialogOpen } from '../components/open-dialogs.ts';

/** Does what a menu item says, for as long as the component is shown; not behind a dialog. */
export function useMenuCommand(command: MenuCommand, act: () => void): void {
  const chosen = useEffectEvent((wanted: MenuCommand) => {
    if (wanted !== command || isDialogOpen()) return;
    // A key of the menu leaves the focus where it is.
    finishTyping();
    act();
  });
  useEffect(() => api.onMenuCommand(chosen), []);
}
