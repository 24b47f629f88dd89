import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import { IconButton } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { sheetField } from '../draft/sheet-request.ts';
import { sheetsOf, sheetTitle } from '../draft/sheets.ts';
import styles from './sheet-tabs.module.css';

/** The sheets of the file, where there are several: one of them is shown. */
export function SheetTabs(): ReactNode {
  const titles = useDraft(useShallow((draft) => sheetsOf(draft).map(sheetTitle)));
  const shown = useDraft(({ before }) => before.length);
  const chooseSheet = useExport((slice) => slice.chooseSheet);
  const removeSheet = useExport((slice) => slice.removeSheet);
  if (titles.length === 1) return null;
  return (
    <div className={styles.tabs} role="group" aria-label={t('sheets.name')} data-field="sheets">
      {titles.map((title, place) => (
        <span key={place} className={styles.tab} data-field={sheetField(place)}>
          <ToggleButton
            className={cx(styles.name)}
            isSelected={place === shown}
            onChange={() => {
              if (place !== shown) chooseSheet(place);
            }}
          >
            {title}
          </ToggleButton>
          {place === shown && (
            <IconButton
              label={t('sheets.remove', { sheet: title })}
              onPress={() => {
                removeSheet(place);
              }}
            >
              <X size={14} aria-hidden />
            </IconButton>
          )}
        </span>
      ))}
    </div>
  );
}
