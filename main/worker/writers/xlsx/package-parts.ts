import type { ExportFacts } from '../../facts.ts';
import { coreProperties, extendedProperties } from './document-properties.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageSchema = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const corePath = 'docProps/core.xml';
const extendedPath = 'docProps/app.xml';

export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** A sheet as the workbook lists it. */
export interface WorkbookSheet {
  name: string;
  /** The rows with their header, on a sheet of rows: `$A$1:$J$10`. */
  table?: string;
}

/** The small parts that tie a workbook together (ECMA-376 Part 2, 10 and 9; Part 1, 18.2), by their names. */
export function packageParts(
  sheets: readonly WorkbookSheet[],
  facts: ExportFacts,
  otherContentTypes: Record<string, string> = {},
): Record<string, string> {
  return {
    '[Content_Types].xml': contentTypes(sheets, otherContentTypes),
    '_rels/.rels': relationships([
      ['officeDocument', 'xl/workbook.xml'],
      [`${packageSchema}/relationships/metadata/core-properties`, corePath],
      ['extended-properties', extendedPath],
    ]),
    [corePath]: coreProperties(facts),
    [extendedPath]: extendedProperties,
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index): Relationship => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  };
}

function contentTypes(sheets: readonly WorkbookSheet[], others: Record<string, string>): string {
  const fullOverride = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${type}"/>`;
  const override = (part: string, type: string): string => fullOverride(part, `${contentType}.${type}+xml`);
  return (
    `${declaration}<Types xmlns="${packageSchema}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', 'sheet.main') +
    sheets.map((_, index) => override(sheetPath(index), 'worksheet')).join('') +
    override('xl/styles.xml', 'styles') +
    override('xl/sharedStrings.xml', 'sharedStrings') +
    fullOverride(corePath, 'application/vnd.openxmlformats-package.core-properties+xml') +
    fullOverride(extendedPath, 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
    Object.entries(others)
      .map(([part, type]) => fullOverride(part, type))
      .join('') +
    '</Types>'
  );
}

/** A type of the office documents by its last part, any other as a whole. */
type Relationship = [type: string, target: string];

/** A part's relationships; their ids are `rId1`, `rId2`, … */
export function relationships(list: readonly Relationship[]): string {
  const items = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${type.includes(':') ? type : `${officeDocument}/${type}`}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageSchema}/relationships">${items.join('')}</Relationships>`;
}

function workbook(sheets: readonly WorkbookSheet[]): string {
  const entries = sheets.map(
    ({ name }, index) =>
      `<sheet name="${xmlAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return (
    `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${officeDocument}">` +
    `<bookViews><workbookView/></bookViews><sheets>${entries.join('')}</sheets>` +
    `<definedNames>${sheets.map(tableNames).join('')}</definedNames></workbook>`
  );
}

/** What the autofilter covers, and that the header is repeated on every printed page (ECMA-376 Part 1, 18.2.5). */
function tableNames({ name, table }: WorkbookSheet, index: number): string {
  if (table === undefined) return '';
  const sheet = xmlText(quotedSheetName(name));
  return (
    `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${sheet}!${table}</definedName>` +
    `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`
  );
}

/** A sheet's name in a formula. */
export const quotedSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;
