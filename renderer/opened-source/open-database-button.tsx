import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { opensDatabases } from '../system.ts';
import { useOpenedSource } from './opened-source-slice.ts';
import { t } from '../words.ts';

/** Nothing where the administrator of the computer has switched other databases off. */
export function OpenDatabaseButton(): ReactNode {
  const openDatabase = useOpenedSource((slice) => slice.openDatabase);
  return opensDatabases && <Button onPress={() => void openDatabase()}>{t('source.open-database')}</Button>;
}
