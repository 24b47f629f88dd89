import { xmlAttribute, xmlText } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packageSchema = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** The small parts that tie a workbook together (ECMA-376 Part 2, 10 and 9; Part 1, 18.2), by their names. */
export function packageParts(sheetNames: readonly string[]): Record<string, string> {
  return {
    '[Content_Types].xml': contentTypes(sheetNames),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheetNames),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheetNames.map((_, index): Relationship => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  };
}

function contentTypes(sheetNames: readonly string[]): string {
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${contentType}.${type}+xml"/>`;
  return (
    `${declaration}<Types xmlns="${packageSchema}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('xl/workbook.xml', 'sheet.main') +
    sheetNames.map((_, index) => override(sheetPath(index), 'worksheet')).join('') +
    override('xl/styles.xml', 'styles') +
    override('xl/sharedStrings.xml', 'sharedStrings') +
    '</Types>'
  );
}

type Relationship = [type: string, target: string];

function relationships(list: readonly Relationship[]): string {
  const items = list.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${officeDocument}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageSchema}/relationships">${items.join('')}</Relationships>`;
}

function workbook(sheetNames: readonly string[]): string {
  const sheets = sheetNames.map(
    (name, index) => `<sheet name="${xmlAttribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // The header is repeated on every printed page (ECMA-376 Part 1, 18.2.5).
  const titles = sheetNames.map(
    (name, index) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${xmlText(quoted(name))}!$1:$1</definedName>`,
  );
  return (
    `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${officeDocument}">` +
    `<bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets>` +
    `<definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

/** A sheet's name in a formula. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
