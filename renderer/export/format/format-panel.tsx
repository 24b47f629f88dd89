import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import {
  Button,
  Disclosure,
  DisclosurePanel,
  Label,
  RadioButton,
  RadioField,
  RadioGroup,
} from 'react-aria-components';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SplitInfo } from '../../../preload/contract/split.ts';
import { dateFormats, type DateFormat } from '../../../preload/contract/options.ts';
import { formats, type Format } from '../../../preload/contract/formats.ts';
import button from '../../components/button.module.css';
import { cx } from '../../components/cx.ts';
import field from '../../components/field.module.css';
import group from '../../components/panel-group.module.css';
import { Select } from '../../components/select.tsx';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { SplitField } from '../split/split-field.tsx';
import { SheetFields } from '../sheets/sheet-fields.tsx';
import { FileName } from './file-name.tsx';
import styles from './format-panel.module.css';
import { formatParts } from './format-parts.ts';
import { MadeByServer } from './made-by-server.tsx';
import { formatChoices } from './format-words.ts';

/** How the file is written. */
export function FormatPanel({ split }: { split: Result<SplitInfo> | null }): ReactNode {
  const { format, dateFormat } = useDraft((draft) => draft.output);
  const setOutput = useExport((slice) => slice.setOutput);
  const { Beside, Options } = formatParts[format];
  return (
    <Disclosure className={cx(group.group)}>
      <RadioGroup
        className={cx(field.field)}
        value={format}
        onChange={(value) => {
          setOutput({ format: value as Format });
        }}
        orientation="horizontal"
      >
        <Label className={cx(field.label)}>{t('file.format')}</Label>
        <div className={styles.segments}>
          {formatChoices.map(({ id, label }) => (
            <RadioField key={id} value={id}>
              <RadioButton className={cx(styles.segment)}>{label}</RadioButton>
            </RadioField>
          ))}
        </div>
      </RadioGroup>
      <Select<DateFormat>
        label={t('file.date-format')}
        value={dateFormat}
        groups={[
          {
            label: '',
            options: dateFormats.map((id) => ({
              id,
              label: t(`date-format.${id}`),
              detail: t(`date-format.${id}-detail`),
            })),
          },
        ]}
        onChange={(value) => {
          setOutput({ dateFormat: value });
        }}
      />
      <Beside />
      {formats[format].hasSheets && <SheetFields />}
      <SplitField split={split} />
      <FileName value={split?.ok ? split.value.value : undefined} />
      <Button slot="trigger" className={cx(button.button, button.quiet, styles.more)}>
        <ChevronRight className={styles.arrow} size={14} aria-hidden />
        {t('file.more-options')}
      </Button>
      <DisclosurePanel>
        <div className={styles.options}>
          <MadeByServer />
          <Options />
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}
