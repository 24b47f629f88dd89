import type { MessageId } from '../en/index.ts';
import { activity } from './activity.ts';
import { application } from './application.ts';
import { calendar } from './calendar.ts';
import { columns } from './columns.ts';
import { connections } from './connections.ts';
import { datasets } from './datasets.ts';
import { dialogs } from './dialogs.ts';
import { draft } from './draft.ts';
import { errors } from './errors.ts';
import { file, csv, excel } from './file.ts';
import { fileName } from './file-name.ts';
import { filterFields } from './filter-fields.ts';
import { filters } from './filters.ts';
import { findings } from './findings.ts';
import { general } from './general.ts';
import { jobs } from './jobs.ts';
import { kept } from './kept.ts';
import { madeFile } from './made-file.ts';
import { menu } from './menu.ts';
import { moments } from './moments.ts';
import { native } from './native.ts';
import { navigation } from './navigation.ts';
import { order } from './order.ts';
import { period } from './period.ts';
import { preview } from './preview.ts';
import { query } from './query.ts';
import { receipt } from './receipt.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { shortcuts } from './shortcuts.ts';
import { source } from './source.ts';
import { split } from './split.ts';
import { summarise } from './summarise.ts';
import { warnings } from './warnings.ts';

export const de: Record<MessageId, string> = {
  ...activity,
  ...application,
  ...calendar,
  ...columns,
  ...connections,
  ...datasets,
  ...dialogs,
  ...draft,
  ...errors,
  ...file,
  ...csv,
  ...excel,
  ...fileName,
  ...filterFields,
  ...filters,
  ...findings,
  ...general,
  ...jobs,
  ...kept,
  ...madeFile,
  ...menu,
  ...moments,
  ...native,
  ...navigation,
  ...order,
  ...period,
  ...preview,
  ...query,
  ...receipt,
  ...saved,
  ...search,
  ...settings,
  ...shortcuts,
  ...source,
  ...split,
  ...summarise,
  ...warnings,
};
