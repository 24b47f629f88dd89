import { FileSpreadsheet, Settings, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { SourceInfo } from '../preload/contract/channels.ts';
import { ExportScreen } from './export/export-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

/** One page of the window: for the source that is open, or for the application, whatever is open. */
export type Screen = {
  id: string;
  label: string;
  icon: LucideIcon;
} & (
  | { about: 'source'; component: ComponentType<{ source: SourceInfo }> }
  | { about: 'application'; component: ComponentType }
);

/** All screens, in the order of their buttons; the window opens with the first. */
export const screens: readonly [Screen, ...Screen[]] = [
  { id: 'export', label: 'Export', icon: FileSpreadsheet, about: 'source', component: ExportScreen },
  { id: 'settings', label: 'Settings', icon: Settings, about: 'application', component: SettingsScreen },
];
