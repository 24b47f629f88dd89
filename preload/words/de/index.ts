import type { MessageId } from '../en/index.ts';
import { activity } from './activity.ts';
import { application } from './application.ts';
import { calendar } from './calendar.ts';
import { connections } from './connections.ts';
import { filters } from './filters.ts';
import { findings } from './findings.ts';
import { fileName } from './file-name.ts';
import { general } from './general.ts';
import { kept } from './kept.ts';
import { moments } from './moments.ts';
import { native } from './native.ts';
import { navigation } from './navigation.ts';
import { query } from './query.ts';
import { receipt } from './receipt.ts';
import { saved } from './saved.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { source } from './source.ts';
import { split } from './split.ts';

export const de: Record<MessageId, string> = {
  ...activity,
  ...application,
  ...calendar,
  ...connections,
  ...filters,
  ...findings,
  ...fileName,
  ...general,
  ...kept,
  ...moments,
  ...native,
  ...navigation,
  ...query,
  ...receipt,
  ...saved,
  ...settings,
  ...shortcuts,
  ...source,
  ...split,
};
