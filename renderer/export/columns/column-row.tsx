import { GripVertical, Pencil, Undo2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button, GridListItem } from 'react-aria-components';
import { IconButton } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { cx } from '../../components/cx.ts';
import { t } from '../../words.ts';
import styles from './column-list.module.css';
import { ColumnNameField } from './column-name-field.tsx';
import { ColumnTypeIcon } from './column-type-icon.tsx';
import type { ArrangedColumn } from '../draft/export-draft.ts';

interface ColumnRowProps {
  id: string;
  column: ArrangedColumn;
  renaming: boolean;
  onTick: (ticked: boolean) => void;
  onStartRenaming: () => void;
  onRename: (name: string | null) => void;
  onStopRenaming: () => void;
}

export function ColumnRow({
  id,
  column,
  renaming,
  onTick,
  onStartRenaming,
  onRename,
  onStopRenaming,
}: ColumnRowProps): ReactNode {
  const { name, label, type, ticked } = column;
  const header = name ?? label;
  const labelId = useId();
  return (
    <GridListItem
      id={id}
      textValue={header}
      className={cx(styles.row, !ticked && styles.unticked)}
      onAction={() => {
        if (!renaming) onTick(!ticked);
      }}
    >
      <Button slot="drag" className={cx(styles.handle)}>
        <GripVertical size={14} aria-hidden />
      </Button>
      <Checkbox
        isSelected={ticked}
        onChange={onTick}
        {...(renaming ? { 'aria-label': header } : { 'aria-labelledby': labelId })}
      />
      {renaming ? (
        <ColumnNameField
          name={header}
          onEnd={(typed) => {
            if (typed !== null) onRename(typed === '' || typed === label ? null : typed);
            onStopRenaming();
          }}
        />
      ) : (
        <span className={styles.names}>
          <span className={styles.name} id={labelId} title={header}>
            {header}
          </span>
          {name !== null && <span className={styles.was}>{t('columns.was', { label })}</span>}
        </span>
      )}
      {!renaming && (
        <span className={styles.tools}>
          {name !== null && (
            <IconButton
              label={t('columns.reset-name', { column: header })}
              onPress={() => {
                onRename(null);
              }}
            >
              <Undo2 size={13} aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('columns.rename', { column: header })} onPress={onStartRenaming}>
            <Pencil size={13} aria-hidden />
          </IconButton>
        </span>
      )}
      <ColumnTypeIcon type={type} />
    </GridListItem>
  );
}
