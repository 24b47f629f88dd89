import type { MessageId } from '../en/index.ts';
import { general } from './general.ts';
import { native } from './native.ts';
import { navigation } from './navigation.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';

export const de: Record<MessageId, string> = {
  ...general,
  ...native,
  ...navigation,
  ...settings,
  ...shortcuts,
};
