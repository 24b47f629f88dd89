import type { Format } from '../../preload/contract/export.ts';

export const formatWords: Record<Format, { label: string; holder: string }> = {
  csv: { label: 'CSV', holder: 'a CSV file' },
  excel: { label: 'Excel', holder: 'an Excel sheet' },
};
