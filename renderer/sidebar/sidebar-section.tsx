import type { LucideIcon } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { cx } from '../components/cx.ts';
import styles from './sidebar.module.css';
import { useSidebar } from './sidebar-slice.ts';

interface SidebarSectionProps {
  title: string;
  /** What stands beside the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** Entries of the sidebar that belong together: `SidebarItem`s. */
export function SidebarSection({ title, action, children }: SidebarSectionProps): ReactNode {
  const titleId = useId();
  return (
    <div className={styles.section} role="group" aria-labelledby={titleId}>
      <div className={styles.head}>
        <h2 className={styles.title} id={titleId}>
          {title}
        </h2>
        {action}
      </div>
      <ul className={styles.list}>{children}</ul>
    </div>
  );
}

interface SidebarItemProps {
  icon: LucideIcon;
  label: string;
  /** More about it, for who waits over it. */
  hint?: string;
  /** Whether this is what is shown; absent for what does something at once instead of being shown. */
  isCurrent?: boolean;
  onPress: () => void;
  /** What else can be done with it, at its end. */
  children?: ReactNode;
}

/** One place to go to. */
export function SidebarItem({
  icon: Icon,
  label,
  hint,
  isCurrent,
  onPress,
  children,
}: SidebarItemProps): ReactNode {
  const close = useSidebar((slice) => slice.close);
  return (
    <li className={cx(styles.item, isCurrent === undefined && styles.act)} title={hint}>
      <Button
        className={cx(styles.link)}
        {...(isCurrent && { 'aria-current': 'page' })}
        onPress={() => {
          onPress();
          close();
        }}
      >
        <Icon className={styles.icon} size={15} aria-hidden />
        <span className={styles.label}>{label}</span>
      </Button>
      {children}
    </li>
  );
}
