import {
  Copy,
  FileOutput,
  FolderOpen,
  MoreHorizontal,
  PencilLine,
  Play,
  SlidersHorizontal,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { IconButton } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import { useSaved } from './saved-slice.ts';
import { t } from '../words.ts';

interface SavedMenuProps {
  saved: SavedExportInfo;
  source: SourceInfo;
  onRename: () => void;
}

/** What else can be done with a saved export. */
export function SavedMenu({ saved, source, onRename }: SavedMenuProps): ReactNode {
  const { id, name, isOfOpened, isExample } = saved;
  const { run, open, duplicate, move, write, remove } = useSaved();
  return (
    <MenuTrigger>
      <IconButton label={`More for ${name}`}>
        <MoreHorizontal size={15} aria-hidden />
      </IconButton>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)} aria-label={name}>
          <MenuSection className={cx(list.section)} aria-label="Use">
            {item(SlidersHorizontal, 'Open as draft', () => void open(saved))}
            {!isOfOpened && item(Play, `Export from ${source.label}`, () => void run(id, source.id))}
          </MenuSection>
          <MenuSection className={cx(list.section)} aria-label="Keep">
            {!isExample && item(PencilLine, t('words.rename'), onRename)}
            {item(Copy, 'Duplicate', () => void duplicate(id))}
            {!isExample && item(FolderOpen, 'Change folder…', () => void move(id))}
            {item(FileOutput, 'Export as a file…', () => void write(id))}
            {!isExample && item(Trash2, 'Delete…', () => void remove(id))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const item = (Icon: LucideIcon, label: string, act: () => void): ReactNode => (
  <MenuItem className={cx(list.item)} textValue={label} onAction={act}>
    <Icon size={15} aria-hidden />
    <Text slot="label">{label}</Text>
  </MenuItem>
);
