import { EditorState } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnly, setup } from './setup.ts';

/** A text with line numbers and colours.
 *  @param lines that are marked, from 1; the first one is scrolled to */
export function CodeView(props: {
  readonly text: string;
  readonly kind: string;
  readonly label: string;
  readonly lines?: readonly number[];
}) {
  const { text, kind, label, lines } = props;
  const place = useRef<HTMLDivElement>(null);
  const marked = lines?.join(',') ?? '';
  useEffect(() => {
    if (place.current === null) return;
    const state = EditorState.create({ doc: text, extensions: [setup(kind, label), readOnly, marks(text, marked)] });
    const view = new EditorView({ state, parent: place.current });
    const first = Number(marked.split(',')[0]);
    if (first > 0 && first <= state.doc.lines)
      view.dispatch({ effects: EditorView.scrollIntoView(state.doc.line(first).from, { y: 'center' }) });
    return () => view.destroy();
  }, [text, kind, label, marked]);
  return <div className="code" ref={place} />;
}

function marks(text: string, marked: string) {
  if (marked === '') return [];
  const doc = EditorState.create({ doc: text }).doc;
  const wanted = marked
    .split(',')
    .map(Number)
    .filter((line) => line >= 1 && line <= doc.lines)
    .sort((a, b) => a - b);
  const mark = Decoration.line({ class: 'cm-marked' });
  return EditorView.decorations.of(Decoration.set(wanted.map((line) => mark.range(doc.line(line).from))));
}
