import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  tone?: 'primary' | 'plain' | 'quiet';
  children: ReactNode;
}

export function Button({ tone = 'plain', ...props }: ButtonProps): ReactNode {
  return <AriaButton {...props} className={cx(styles.button, styles[tone])} />;
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** Names the button for everybody who does not see the icon. */
  label: string;
  children: ReactNode;
}

/** A button that is only an icon. */
export function IconButton({ label, children, ...props }: IconButtonProps): ReactNode {
  return (
    <AriaButton {...props} aria-label={label} className={cx(styles.icon)}>
      {children}
    </AriaButton>
  );
}
