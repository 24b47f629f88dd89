import type { ReactNode } from 'react';
import {
  csvRecipients,
  recipientOptions,
  type CsvRecipient,
} from '../../../preload/contract/csv-recipient.ts';
import { Select, type Option } from '../../components/select.tsx';
import { system } from '../../system.ts';
import { recipientOf } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

const words: Record<CsvRecipient, Omit<Option<CsvRecipient>, 'id'>> = {
  excel: { label: 'Excel', detail: 'Opens right on this computer with a double click' },
  system: { label: 'Another system', detail: 'As machines expect it (RFC 4180)' },
};
const recipients = csvRecipients.map((id) => ({ id, ...words[id] }));
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
      groups={[{ label: '', options: recipient === byHand.id ? [...recipients, byHand] : recipients }]}
      onChange={(chosen) => {
        if (chosen === byHand.id) return;
        const { dateFormat, ...csv } = { ...system.excelSeparators, ...recipientOptions[chosen] };
        setOutput({ csv: { ...output.csv, ...csv }, ...(dateFormat && { dateFormat }) });
      }}
    />
  );
}
