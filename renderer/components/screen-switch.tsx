import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './screen-switch.module.css';

interface Target {
  id: string;
  label: string;
  icon: LucideIcon;
}

interface ScreenSwitchProps<T extends Target> {
  screens: readonly T[];
  current: T['id'];
  onChoose: (id: T['id']) => void;
}

/** The way from one screen to another; nothing while there is only one. */
export function ScreenSwitch<T extends Target>({
  screens,
  current,
  onChoose,
}: ScreenSwitchProps<T>): ReactNode {
  if (screens.length === 1) return null;
  return (
    <nav className={styles.switch} aria-label="Screens">
      {screens.map((screen) => (
        <Button
          key={screen.id}
          tone="quiet"
          {...(screen.id === current && { 'aria-current': 'page' })}
          onPress={() => {
            onChoose(screen.id);
          }}
        >
          <screen.icon size={14} aria-hidden />
          {screen.label}
        </Button>
      ))}
    </nav>
  );
}
