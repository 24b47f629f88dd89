import type { MessageId } from '../en/index.ts';
import { filters } from './filters.ts';
import { findings } from './findings.ts';
import { general } from './general.ts';
import { native } from './native.ts';
import { navigation } from './navigation.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';

export const de: Record<MessageId, string> = {
  ...filters,
  ...findings,
  ...general,
  ...native,
  ...navigation,
  ...settings,
  ...shortcuts,
};
