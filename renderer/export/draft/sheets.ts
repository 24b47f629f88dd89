import { draftOf, type ExportDraft, type SheetDraft } from './export-draft.ts';

/** The sheet that is shown: the draft without what is around it. */
export const sheetOf = ({
  /* eslint-disable @typescript-eslint/no-unused-vars -- what is left out */
  source,
  before,
  after,
  output,
  splitBy,
  madeByServer,
  /* eslint-enable @typescript-eslint/no-unused-vars */
  ...sheet
}: ExportDraft): SheetDraft => sheet;

/** All sheets, in the file's order. */
export const sheetsOf = (draft: ExportDraft): SheetDraft[] => [
  ...draft.before,
  sheetOf(draft),
  ...draft.after,
];

/** What a sheet is called, before a workbook makes it fit. */
export const sheetTitle = ({ sheetName, dataset }: Pick<SheetDraft, 'sheetName' | 'dataset'>): string =>
  sheetName.trim() === '' ? dataset.label : sheetName.trim();

/** The draft with these sheets, one of which is shown. */
export function showing(draft: ExportDraft, sheets: readonly SheetDraft[], place: number): ExportDraft {
  return { ...draft, ...sheets[place], before: sheets.slice(0, place), after: sheets.slice(place + 1) };
}

/** The draft with another sheet shown. */
export const atSheet = (draft: ExportDraft, place: number): ExportDraft =>
  showing(draft, sheetsOf(draft), place);

/** The draft with one more sheet, behind the one that is shown: of the same dataset, which nobody has narrowed yet. */
export function withNewSheet(draft: ExportDraft): ExportDraft {
  const sheet = sheetOf(draftOf(draft.source, draft.dataset, draft));
  return { ...draft, ...sheet, before: [...draft.before, sheetOf(draft)] };
}

/** The draft without a sheet, unless it is the only one; the one before it is shown then. */
export function withoutSheet(draft: ExportDraft, place: number): ExportDraft {
  const sheets = sheetsOf(draft).toSpliced(place, 1);
  const shown = draft.before.length >= place ? draft.before.length - 1 : draft.before.length;
  return sheets.length === 0 ? draft : showing(draft, sheets, Math.max(shown, 0));
}
