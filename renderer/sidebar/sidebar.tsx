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

/**
 * One stop for the Tab key, however many tables there are: the arrow keys go from one entry to the next, and to the menu at
 * the end of one, which they would open otherwise.
 */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const entries = buttons.filter((button) => button.ariaHasPopup === null);
  const place = buttons.findIndex((button) => button === document.activeElement);
  const beside = (step: number): HTMLElement | undefined => {
    const other = buttons[place + step];
    return other?.closest('li') === buttons[place]?.closest('li') ? other : undefined;
  };
  const index = entries.findIndex((entry) => entry === document.activeElement);
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: index < 0 ? undefined : entries[index + 1],
    ArrowUp: entries[index - 1],
    ArrowRight: beside(1),
    ArrowLeft: beside(-1),
    Home: entries[0],
    End: entries.at(-1),
    // From there the browser takes it out.
    Tab: event.shiftKey ? buttons[0] : buttons.at(-1),
  };
  const target = targets[event.key];
  if (place < 0 || !target) return;
  target.focus();
  if (event.key !== 'Tab') event.preventDefault();
}
