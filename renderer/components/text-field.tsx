import type { ReactNode } from 'react';
import { Input, Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { cx } from './cx.ts';
import field from './field.module.css';

interface TextFieldProps {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is typed is not shown. */
  secret?: boolean;
  /** Several lines instead of one. */
  lines?: boolean;
  maxLength?: number;
  /** Has the focus, and all its text selected, as soon as it is shown. */
  autoFocus?: boolean;
}

export function TextField({
  label,
  labelHidden,
  placeholder = '',
  value,
  onChange,
  secret,
  lines,
  maxLength,
  autoFocus,
}: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      className={cx(field.field)}
      value={value}
      type={secret ? 'password' : 'text'}
      onChange={onChange}
      {...(maxLength !== undefined && { maxLength })}
      {...(autoFocus && { autoFocus })}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
      {lines ? (
        <TextArea className={cx(field.area)} placeholder={placeholder} spellCheck={false} />
      ) : (
        <div className={field.control}>
          <Input className={cx(field.input)} placeholder={placeholder} spellCheck={false} />
        </div>
      )}
    </AriaTextField>
  );
}
