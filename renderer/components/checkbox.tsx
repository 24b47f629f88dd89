import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import styles from './checkbox.module.css';
import { cx } from './cx.ts';

interface CheckboxProps extends Omit<CheckboxFieldProps, 'className' | 'children' | 'style'> {
  children?: ReactNode;
}

export function Checkbox({ children, ...props }: CheckboxProps): ReactNode {
  return (
    <CheckboxField {...props}>
      <CheckboxButton className={cx(styles.checkbox)}>
        <span className={styles.box}>
          <Check className={styles.tick} size={12} strokeWidth={3.2} aria-hidden />
        </span>
        {children}
      </CheckboxButton>
    </CheckboxField>
  );
}
