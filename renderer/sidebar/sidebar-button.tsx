import { Menu } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import button from '../components/button.module.css';
import { cx } from '../components/cx.ts';
import { t } from '../words.ts';
import styles from './sidebar.module.css';
import { useSidebar } from './sidebar-slice.ts';

/** Unfolds the sidebar where the window is too narrow for it. */
export function SidebarButton(): ReactNode {
  const { isOpen, toggle } = useSidebar();
  const element = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // What was chosen in it is hidden now, with the focus.
    if (wasOpen.current && !isOpen) element.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <Button
      ref={element}
      className={cx(button.icon, styles.toggle)}
      aria-label={t('navigation.name')}
      aria-expanded={isOpen}
      onPress={toggle}
    >
      <Menu size={16} aria-hidden />
    </Button>
  );
}
