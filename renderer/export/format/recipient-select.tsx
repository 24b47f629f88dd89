import type { ReactNode } from 'react';
import {
  excelsElsewhere,
  recipientOptions,
  type CsvRecipient,
} from '../../../preload/contract/csv-recipient.ts';
import { Select, type Option, type OptionGroup } from '../../components/select.tsx';
import { system } from '../../system.ts';
import { recipientOf } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

const words: Record<CsvRecipient, Omit<Option<CsvRecipient>, 'id'>> = {
  excel: { label: 'Excel on this computer', detail: 'Opens right with a double click' },
  'excel-us': { label: 'Excel in the United States', detail: 'Also Canada, Mexico; 9.5 and 01/15/2024' },
  'excel-de': { label: 'Excel in Germany', detail: 'Also Austria, Poland; 9,5 and 15.01.2024' },
  'excel-fr': { label: 'Excel in France', detail: 'Also Italy, Spain; 9,5 and 2024-01-15' },
  'excel-ch': { label: 'Excel in Switzerland', detail: 'Also Liechtenstein; 9.5 and 15.01.2024' },
  system: { label: 'Another system', detail: 'As machines expect it (RFC 4180)' },
};
const option = (id: CsvRecipient): Option<CsvRecipient> => ({ id, ...words[id] });

/** Whether its Excel would read a file for the one of this computer otherwise. */
const differs = (recipient: CsvRecipient): boolean => {
  const { delimiter, decimalSeparator } = recipientOptions[recipient];
  const { excelSeparators: own } = system;
  return delimiter !== own.delimiter || decimalSeparator !== own.decimalSeparator;
};
/** What is shown when somebody has set the options by hand; it cannot be chosen. */
const byHand: Option<'custom'> = { id: 'custom', label: 'Own settings', detail: 'As set under More options' };

/** One choice that sets all options of a CSV file. */
export function RecipientSelect(): ReactNode {
  const output = useDraft((draft) => draft.output);
  const recipient = recipientOf(output, system.excelSeparators) ?? byHand.id;
  const setOutput = useExport((slice) => slice.setOutput);
  return (
    <Select<CsvRecipient | 'custom'>
      label="Who is this for?"
      value={recipient}
      groups={groups(recipient)}
      onChange={(chosen) => {
        if (chosen === byHand.id) return;
        const { dateFormat, ...csv } = { ...system.excelSeparators, ...recipientOptions[chosen] };
        setOutput({ csv: { ...output.csv, ...csv }, ...(dateFormat && { dateFormat }) });
      }}
    />
  );
}

/** This computer's Excel and other systems first, then the countries, of which one that has been chosen is always among them. */
function groups(chosen: CsvRecipient | 'custom'): OptionGroup<CsvRecipient | 'custom'>[] {
  return [
    {
      label: '',
      options: [option('excel'), option('system'), ...(chosen === byHand.id ? [byHand] : [])],
    },
    {
      label: 'Excel in another country',
      options: excelsElsewhere.filter((country) => country === chosen || differs(country)).map(option),
    },
  ];
}
