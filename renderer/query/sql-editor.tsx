import { closeCompletion } from '@codemirror/autocomplete';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import type { TextSpan } from '../../preload/contract/errors.ts';
import styles from './sql-editor.module.css';
import { markProblem, problemMark, sqlExtensions, sqlLanguage } from './sql-extensions.ts';

interface SqlEditorProps {
  /** The ids of what names and what describes the field. */
  labelledBy: string;
  describedBy: string;
  value: string;
  /** Whose tables and columns are completed. */
  datasets: readonly DatasetInfo[];
  isInvalid: boolean;
  /** What the error is about. */
  problem: TextSpan | null;
  onChange: (value: string) => void;
  /** Ctrl+Enter. */
  onRun: () => void;
}

const language = new Compartment();
const attributes = new Compartment();

/** A field for SQL. Tab indents, and leaves it after Escape. */
export function SqlEditor({
  labelledBy,
  describedBy,
  value,
  datasets,
  isInvalid,
  problem,
  onChange,
  onRun,
}: SqlEditorProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);

  useEffect(() => {
    if (!place.current) return;
    const runNow = (editor: EditorView): true => {
      closeCompletion(editor);
      run();
      return true;
    };
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        extensions: [
          Prec.highest(keymap.of([{ key: 'Mod-Enter', run: runNow }])),
          sqlExtensions,
          language.of([]),
          attributes.of([]),
          problemMark,
          EditorView.updateListener.of(({ docChanged, transactions, state }) => {
            if (docChanged && !transactions.some((one) => one.isUserEvent('given')))
              changed(state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);

  useEffect(() => {
    view.current?.dispatch({ effects: language.reconfigure(sqlLanguage(datasets)) });
  }, [datasets]);

  useEffect(() => {
    view.current?.dispatch({
      effects: attributes.reconfigure(
        EditorView.contentAttributes.of({
          'aria-labelledby': labelledBy,
          'aria-describedby': describedBy,
          'aria-invalid': String(isInvalid),
        }),
      ),
    });
  }, [labelledBy, describedBy, isInvalid]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    const { length } = editor.state.doc;
    editor.dispatch({ changes: { from: 0, to: length, insert: value }, userEvent: 'given' });
  }, [value]);

  useEffect(() => {
    view.current?.dispatch({ effects: markProblem.of(problem) });
  }, [problem]);

  return <div ref={place} className={styles.editor} />;
}
