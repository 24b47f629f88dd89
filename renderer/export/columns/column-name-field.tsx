import { useRef, useState, type ReactNode } from 'react';
import { Input, TextField } from 'react-aria-components';
import { cx } from '../../components/cx.ts';
import { t } from '../../words.ts';
import styles from './column-list.module.css';

interface ColumnNameFieldProps {
  name: string;
  /** The name typed, or null when the person thought better of it. */
  onEnd: (name: string | null) => void;
}

/** Enter and leaving the field keep the name, Escape does not. */
export function ColumnNameField({ name, onEnd }: ColumnNameFieldProps): ReactNode {
  const [text, setText] = useState(name);
  const ended = useRef(false);
  const end = (kept: string | null): void => {
    if (ended.current) return;
    ended.current = true;
    onEnd(kept);
  };
  return (
    <TextField
      className={cx(styles.rename)}
      aria-label={t('columns.new-name', { column: name })}
      value={text}
      onChange={setText}
      maxLength={255}
      autoFocus
    >
      <Input
        className={cx(styles.renameInput)}
        onFocus={({ target }) => {
          target.select();
        }}
        onBlur={() => {
          end(text.trim());
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') end(text.trim());
          if (event.key === 'Escape') end(null);
          event.stopPropagation();
        }}
      />
    </TextField>
  );
}
