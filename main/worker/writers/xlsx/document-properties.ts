import type { ExportFacts } from '../../facts.ts';
import { xmlText } from './xml-text.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const creator = 'Analytics Export';

/** `docProps/core.xml` (ECMA-376 Part 2, clause 11): the moment is W3CDTF in UTC. */
export function coreProperties({ title, exportedAt }: ExportFacts): string {
  const created = `${new Date(exportedAt).toISOString().slice(0, 19)}Z`;
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>${creator}</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`
  );
}

/** `docProps/app.xml` (ECMA-376 Part 1, 22.2). */
export const extendedProperties =
  `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
  `<Application>${creator}</Application></Properties>`;
