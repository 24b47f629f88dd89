import type { ReactNode } from 'react';
import {
  excelsElsewhere,
  recipientOptions,
  type CsvRecipient,
} from '../../../preload/contract/csv-recipient.ts';
import { Select, type Option, type OptionGroup } from '../../components/select.tsx';
import { system } from '../../system.ts';
import { t } from '../../words.ts';
import { recipientOf } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** `custom` is shown when somebody has set the options by hand; it cannot be chosen. */
type Shown = CsvRecipient | 'custom';
const option = <S extends Shown>(id: S): Option<S> => ({
  id,
  label: t(`recipient.${id}`),
  detail: t(`recipient.${id}-detail`),
});

/** Whether its Excel would read a file for the one of this computer otherwise. */
const differs = (recipient: CsvRecipient): boolean => {
  const { delimiter, decimalSeparator } = recipientOptions[recipient];
  const { excelSeparators: own } = system;
  return delimiter !== own.delimiter || decimalSeparator !== own.decimalSeparator;
};

/** One choice that sets all options of a CSV file. */
export function RecipientSelect(): ReactNode {
  const output = useDraft((draft) => draft.output);
  const recipient = recipientOf(output, system.excelSeparators) ?? 'custom';
  const setOutput = useExport((slice) => slice.setOutput);
  return (
    <Select<Shown>
      label={t('recipient.label')}
      value={recipient}
      groups={groups(recipient)}
      onChange={(chosen) => {
        if (chosen === 'custom') return;
        const { dateFormat, ...csv } = { ...system.excelSeparators, ...recipientOptions[chosen] };
        setOutput({ csv: { ...output.csv, ...csv }, ...(dateFormat && { dateFormat }) });
      }}
    />
  );
}

/** This computer's Excel and other systems first, then the countries, of which one that has been chosen is always among them. */
function groups(chosen: Shown): OptionGroup<Shown>[] {
  return [
    {
      label: '',
      options: [option('excel'), option('system'), ...(chosen === 'custom' ? [option(chosen)] : [])],
    },
    {
      label: t('recipient.elsewhere'),
      options: excelsElsewhere.filter((country) => country === chosen || differs(country)).map(option),
    },
  ];
}
