import type { ReactNode } from 'react';
import { Input, Label, NumberField as AriaNumberField, type NumberFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import field from './field.module.css';

interface Props extends Pick<NumberFieldProps, 'minValue' | 'maxValue' | 'formatOptions'> {
  label: string;
  labelHidden?: boolean;
  placeholder?: string;
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A number in the way the person's own system writes it. */
export function NumberField({
  label,
  labelHidden,
  placeholder = '',
  value,
  onChange,
  ...props
}: Props): ReactNode {
  return (
    <AriaNumberField
      {...props}
      className={cx(field.field)}
      value={value ?? Number.NaN}
      onChange={(number) => {
        onChange(Number.isNaN(number) ? null : number);
      }}
      {...(labelHidden && { 'aria-label': label })}
    >
      {!labelHidden && <Label className={cx(field.label)}>{label}</Label>}
      <div className={field.control}>
        <Input className={cx(field.input)} placeholder={placeholder} />
      </div>
    </AriaNumberField>
  );
}
