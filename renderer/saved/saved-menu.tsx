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
      <IconButton label={t('words.more-for', { name })}>
        <MoreHorizontal size={15} aria-hidden />
      </IconButton>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)} aria-label={name}>
          <MenuSection className={cx(list.section)} aria-label={t('saved.use')}>
            {item(SlidersHorizontal, t('saved.open'), () => void open(saved))}
            {!isOfOpened &&
              item(Play, t('saved.export-from', { source: source.label }), () => void run(id, source.id))}
          </MenuSection>
          <MenuSection className={cx(list.section)} aria-label={t('saved.keep')}>
            {!isExample && item(PencilLine, t('words.rename'), onRename)}
            {item(Copy, t('saved.duplicate'), () => void duplicate(id))}
            {!isExample && item(FolderOpen, t('saved.change-folder'), () => void move(id))}
            {item(FileOutput, t('saved.write'), () => void write(id))}
            {!isExample && item(Trash2, t('saved.delete'), () => void remove(id))}
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
