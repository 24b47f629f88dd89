import ts from 'typescript';

/** Attributes whose text nobody reads, and `of` and `value`: what is meant or chosen, by its id. */
const unread =
  /^(className|data-.*|dir|elementType|id|key|keyboardNavigationBehavior|menuTrigger|of|orientation|placement|role|selectionMode|slot|tone|type|value|weekdayStyle|width|x|aria-(haspopup|labelledby))$/;
/** Properties that become such attributes. */
const read = /^(description|detail|does|hint|keys|label|lead|message|noun|placeholder|title)$/;
/** What is called the same in every language. */
const untranslated = new Set(['Analytics Export', 'F11', '⌃⌘F', 'https://school.example/oauth/token']);
const isSentence = (text: string): boolean => /^\p{Lu}.*\s\p{L}/u.test(text);

/** The words of the window's code that somebody reads or hears, and that no catalogue has. */
export function wordsInCode(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...shownBy(node).flatMap(textsOf));
    if (ts.isStringLiteralLike(node) && isSentence(node.text) && !isName(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const words = found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
  return [...new Set(words)].filter((text) => !untranslated.has(text));
}

/** What a node says of what is shown. */
function shownBy(node: ts.Node): readonly ts.Node[] {
  if (ts.isJsxElement(node) || ts.isJsxFragment(node)) return node.children;
  if (ts.isJsxAttribute(node) && node.initializer && !unread.test(node.name.getText()))
    return [node.initializer];
  return ts.isPropertyAssignment(node) && read.test(node.name.getText()) ? [node.initializer] : [];
}

/** The texts that may come of an expression: not what is compared in it, or given to a function. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return [node.text];
  if (ts.isTemplateExpression(node))
    return [
      node.head.text,
      ...node.templateSpans.flatMap(({ expression, literal }) => [...textsOf(expression), literal.text]),
    ];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].flatMap(textsOf);
  if (ts.isBinaryExpression(node))
    return /^(&&|\|\||\?\?|\+)$/.test(node.operatorToken.getText())
      ? [node.left, node.right].flatMap(textsOf)
      : [];
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node))
    return node.expression ? textsOf(node.expression) : [];
  return [];
}

/** The name of a property, or what a defect is called. */
const isName = (node: ts.Node, parent = node.parent): boolean =>
  (ts.isPropertyAssignment(parent) && parent.name === node) ||
  (ts.isNewExpression(parent) && parent.expression.getText() === 'Error');
