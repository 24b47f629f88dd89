import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { cx } from '../components/cx.ts';
import { screens } from '../navigation.tsx';
import { SavedSection } from '../saved/saved-section.tsx';
import { useScreen } from '../screen-slice.ts';
import { t } from '../words.ts';
import { Datasets } from './datasets.tsx';
import { SidebarItem, SidebarSection } from './sidebar-section.tsx';
import styles from './sidebar.module.css';
import { useSidebar } from './sidebar-slice.ts';

/** The way to everything: what can be exported, and the other screens. */
export function Sidebar({ source }: { source: SourceInfo | null }): ReactNode {
  const { isOpen, close } = useSidebar();
  const { screen, go } = useScreen();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen) nav.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, [isOpen]);
  return (
    <nav
      ref={nav}
      className={cx(styles.sidebar, isOpen && styles.open)}
      aria-label={t('navigation.name')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
        else moveFocus(event);
      }}
    >
      <div className={styles.sections}>
        {source && (
          <>
            <SavedSection source={source} />
            <Datasets source={source} />
          </>
        )}
      </div>
      <SidebarSection title={t('navigation.application')}>
        {screens
          .filter(({ about }) => about === 'application')
          .map(({ id, label, icon }) => (
            <SidebarItem
              key={id}
              icon={icon}
              label={label}
              isCurrent={id === screen}
              onPress={() => {
                go(id);
              }}
            />
          ))}
      </SidebarSection>
    </nav>
  );
}

/** One stop for the Tab key, however many tables there are: the arrow keys go from one entry to the next. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const index = entries.findIndex((entry) => entry === document.activeElement);
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: entries.length - 1,
    // From there the browser takes it out.
    Tab: event.shiftKey ? 0 : entries.length - 1,
  };
  const target = targets[event.key];
  if (index < 0 || target === undefined) return;
  entries[target]?.focus();
  if (event.key !== 'Tab') event.preventDefault();
}
