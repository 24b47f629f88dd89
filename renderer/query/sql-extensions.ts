import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type Completion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { SQLite, sql } from '@codemirror/lang-sql';
import { bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, StateEffect, StateField, type Extension, type Transaction } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  type DecorationSet,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import type { TextSpan } from '../../preload/contract/errors.ts';
import { system } from '../system.ts';
import { t } from '../words.ts';

/** Chromium puts what is typed over coloured text into a span with a style, which the Content Security Policy refuses. */
const typesOverSelection: Extension = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { data, inputType, isComposing } = event;
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== 'insertText' || data === null || isComposing || empty) return false;
    event.preventDefault();
    const insert = (): Transaction =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    // Whoever has a say in what is typed, has it here, too: a quote goes around what is selected.
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, from, to, data, insert));
    if (!isHandled) view.dispatch(insert());
    return true;
  },
});

/** What the editor knows beside the text. Its colours are in `sql-editor.module.css`. */
export const sqlExtensions: Extension = [
  // Its base styles are a style element of its own.
  EditorView.cspNonce.of(system.styleNonce),
  typesOverSelection,
  EditorState.phrases.of({
    Completions: t('query.completions'),
    'Selection deleted': t('query.selection-deleted'),
  }),
  lineNumbers(),
  history(),
  bracketMatching(),
  closeBrackets(),
  autocompletion({ icons: false }),
  syntaxHighlighting(classHighlighter),
  EditorView.lineWrapping,
  placeholder('SELECT …'),
  // Escape and then Tab leaves the editor: CodeMirror's own.
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
];

const tablePrefix = 'table:';

/** SQLite's words, and the tables and views there are with their columns. */
export const sqlLanguage = (datasets: readonly DatasetInfo[]): Extension =>
  sql({
    dialect: SQLite,
    upperCaseKeywords: true,
    schema: Object.fromEntries(
      datasets
        .filter(({ id }) => id.startsWith(tablePrefix))
        .map(({ id, columns }) => [
          // A point would begin the name within a schema.
          id.slice(tablePrefix.length).replaceAll(/[.\\]/g, '\\$&'),
          columns.map(({ key, type }): Completion => ({
            label: key,
            type: 'property',
            detail: t(`query.${type}`),
          })),
        ]),
    ),
  });

/** Marks what an error is about; null for nothing. */
export const markProblem = StateEffect.define<TextSpan | null>();

const problem = Decoration.mark({ class: 'cm-problem' });

/** What is marked, until the text changes. */
export const problemMark: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { docChanged, effects, state }) => {
    const marked = effects.findLast((effect) => effect.is(markProblem));
    if (!marked) return docChanged ? Decoration.none : marks;
    const span = marked.value;
    if (!span || span.to > state.doc.length || span.from >= span.to) return Decoration.none;
    return Decoration.set(problem.range(span.from, span.to));
  },
  provide: (field) => EditorView.decorations.from(field),
});
