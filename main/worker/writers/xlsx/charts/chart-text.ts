const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A text in DrawingML, as content or attribute. Its `a:t` is a plain `xsd:string` (ECMA-376 Part 1, 21.1.2.3.11):
 * unlike in cells, `_xHHHH_` would be shown as it stands.
 */
export const drawingText = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] as string);

/** Text properties (21.1.2.1.1, 21.1.2.3.2): calm grey, hundredths of a point. */
export const textProperties = (element: 'a:defRPr' | 'a:rPr', size: number, isBold: boolean): string =>
  `<${element}${element === 'a:rPr' ? ' lang="en-US"' : ''} sz="${size}" b="${isBold ? 1 : 0}">` +
  `<a:solidFill><a:srgbClr val="404040"/></a:solidFill></${element}>`;

/** A title of a chart or an axis (21.2.2.210). */
export const title = (text: string, size: number, isBold: boolean, rotation = ''): string =>
  `<c:title><c:tx><c:rich><a:bodyPr${rotation}/><a:p><a:pPr>${textProperties('a:defRPr', size, isBold)}</a:pPr>` +
  `<a:r>${textProperties('a:rPr', size, isBold)}<a:t>${drawingText(text)}</a:t></a:r></a:p></c:rich></c:tx>` +
  '<c:overlay val="0"/></c:title>';
