import { FileSpreadsheet, History, Server, Settings, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { SourceInfo } from '../preload/contract/channels.ts';
import type { ScreenId } from './screen-slice.ts';
import { reachesServers } from './system.ts';
import { t } from './words.ts';
import { ActivityScreen } from './activity/activity-screen.tsx';
import { ExportScreen } from './export/export-screen.tsx';
import { ConnectionsScreen } from './sources/connections-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

/** One page of the window: for the source that is open, or for the application, whatever is open. */
export type Screen = {
  id: ScreenId;
  label: string;
  icon: LucideIcon;
} & (
  | { about: 'source'; component: ComponentType<{ source: SourceInfo }> }
  | { about: 'application'; component: ComponentType }
);

/** All screens, in the order of their buttons. */
export const screens: readonly Screen[] = [
  {
    id: 'export',
    label: t('navigation.export'),
    icon: FileSpreadsheet,
    about: 'source',
    component: ExportScreen,
  },
  {
    id: 'activity',
    label: t('navigation.activity'),
    icon: History,
    about: 'application',
    component: ActivityScreen,
  },
  ...(reachesServers
    ? [
        {
          id: 'connections',
          label: t('navigation.connections'),
          icon: Server,
          about: 'application',
          component: ConnectionsScreen,
        } as const,
      ]
    : []),
  {
    id: 'settings',
    label: t('navigation.settings'),
    icon: Settings,
    about: 'application',
    component: SettingsScreen,
  },
];
