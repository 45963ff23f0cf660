import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { setup } from './setup.ts';

interface Props {
  /** What it begins with; another text begins anew. */
  readonly text: string;
  readonly kind: string;
  readonly label: string;
  readonly onChange: (text: string) => void;
}

/** An editor of text. Tab leaves it, as everywhere on a page. */
export function CodeEdit({ text, kind, label, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const told = useRef(onChange);
  told.current = onChange;
  useEffect(() => {
    if (place.current === null) return;
    const listener = EditorView.updateListener.of((update) => update.docChanged && told.current(update.state.doc.toString()));
    const extensions = [setup(kind, label), history(), keymap.of([...defaultKeymap, ...historyKeymap]), listener];
    const view = new EditorView({ state: EditorState.create({ doc: text, extensions }), parent: place.current });
    return () => view.destroy();
  }, [text, kind, label]);
  return <div className="code editable" ref={place} />;
}
