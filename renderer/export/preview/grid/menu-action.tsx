import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem, Text } from 'react-aria-components';
import { cx } from '../../../components/cx.ts';
import list from '../../../components/list.module.css';

/** An entry of a menu of the grid. */
export const menuAction = (
  label: string,
  Icon: LucideIcon,
  act: () => void,
  staysOpen = false,
): ReactNode => (
  <MenuItem
    id={label}
    textValue={label}
    className={cx(list.item)}
    shouldCloseOnSelect={!staysOpen}
    onAction={act}
  >
    <Icon size={15} aria-hidden />
    <Text slot="label">{label}</Text>
  </MenuItem>
);
