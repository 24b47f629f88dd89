import { Menu, type BrowserWindow } from 'electron';
import { t } from './language.ts';

/** The usual menu of fields for text, and of text that is marked; the page has its own for everything else. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, editFlags, selectionText }) => {
    if (!isEditable && selectionText === '') return;
    const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
    Menu.buildFromTemplate([
      { role: 'cut', label: t('text.cut'), enabled: canCut, visible: isEditable },
      { role: 'copy', label: t('text.copy'), enabled: canCopy },
      { role: 'paste', label: t('text.paste'), enabled: canPaste, visible: isEditable },
      { type: 'separator', visible: isEditable },
      { role: 'selectAll', label: t('text.select-all'), enabled: canSelectAll, visible: isEditable },
    ]).popup({ window });
  });
}
