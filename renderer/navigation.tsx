import { FileSpreadsheet, type LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { SourceInfo } from '../preload/contract/channels.ts';
import { ExportScreen } from './export/export-screen.tsx';

/** One page of the window, for the source that is open. */
export interface Screen {
  id: string;
  label: string;
  icon: LucideIcon;
  component: ComponentType<{ source: SourceInfo }>;
}

/** All screens, in the order of their buttons; the window opens with the first. */
export const screens: readonly [Screen, ...Screen[]] = [
  { id: 'export', label: 'Export', icon: FileSpreadsheet, component: ExportScreen },
];
