import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { Finding } from '../../api/generated/types.ts';
import { useFindingWords } from '../../i18n/errors.ts';
import { setup } from '../../ui/code/setup.ts';
import '../../ui/code/code.css';

interface Props {
  /** What it begins with; another text begins anew. */
  readonly text: string;
  readonly kind: string;
  readonly label: string;
  readonly editable: boolean;
  /** Findings about this file, shown at their lines. */
  readonly findings: readonly Finding[];
  /** A line to go to, from 1; `n` changes when it is asked for again. */
  readonly goTo: { readonly line: number; readonly n: number } | undefined;
  readonly onChange: (text: string) => void;
}

/** A file as text, with what the check found at its lines. */
export function FileEditor({ text, kind, label, editable, findings, goTo, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const words = useFindingWords();
  const told = useRef(onChange);
  told.current = onChange;
  useEffect(() => {
    if (place.current === null) return;
    const listener = EditorView.updateListener.of((update) => update.docChanged && told.current(update.state.doc.toString()));
    const extensions = [
      setup(kind, label),
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ tabindex: '0' }),
      lintGutter(),
      EditorState.readOnly.of(!editable),
      listener,
    ];
    const made = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: place.current });
    view.current = made;
    return () => {
      made.destroy();
      view.current = undefined;
    };
  }, [text, kind, label, editable]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only, in which nobody changes findings
  useEffect(() => {
    const { current } = view;
    if (current !== undefined) current.dispatch(setDiagnostics(current.state, diagnosticsOf(current.state, findings, words)));
  }, [findings]);
  useEffect(() => {
    const { current } = view;
    if (current === undefined || goTo === undefined || goTo.line < 1 || goTo.line > current.state.doc.lines) return;
    const { from } = current.state.doc.line(goTo.line);
    current.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    current.focus();
  }, [goTo]);
  return <div className="code editable" ref={place} />;
}

function diagnosticsOf({ doc }: EditorState, findings: readonly Finding[], words: ReturnType<typeof useFindingWords>): Diagnostic[] {
  return findings
    .flatMap((found) => {
      const { at } = found;
      if (at.line === undefined || at.line < 1 || at.line > doc.lines) return [];
      const { text, remedy } = words(found);
      const line = doc.line(at.line);
      const from = Math.min(line.to, line.from + Math.max(0, (at.column ?? 1) - 1));
      return [{ from, to: line.to, severity: 'error' as const, message: `${text} ${remedy ?? ''}` }];
    })
    .sort((a, b) => a.from - b.from);
}
