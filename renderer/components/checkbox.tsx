import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import styles from './checkbox.module.css';
import { cx } from './cx.ts';

interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> {
  children?: ReactNode;
  /** What it does, below its name. */
  hint?: string;
}

export function Checkbox({ children, hint, ...props }: CheckboxProps): ReactNode {
  return (
    <CheckboxField {...props}>
      <CheckboxButton className={cx(styles.checkbox)}>
        <span className={styles.box}>
          <Check className={styles.tick} size={12} strokeWidth={3.2} aria-hidden />
        </span>
        {hint === undefined ? (
          children
        ) : (
          <span>
            {children}
            <span className={styles.hint}>{hint}</span>
          </span>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
