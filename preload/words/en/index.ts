import { filters } from './filters.ts';
import { findings } from './findings.ts';
import { general } from './general.ts';
import { native } from './native.ts';
import { navigation } from './navigation.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';

/** Every message, in ICU's syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/ */
export const en = {
  ...filters,
  ...findings,
  ...general,
  ...native,
  ...navigation,
  ...settings,
  ...shortcuts,
};

export type MessageId = keyof typeof en;
