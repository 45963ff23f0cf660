import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnly, setup } from './setup.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  readonly kind: string;
  readonly label: string;
}

const NARROW = 720;
const collapseUnchanged = { margin: 3, minSize: 6 };

/** What changed between two texts: side by side, or one below the other where there is no room. */
export function CodeDiff({ before, after, kind, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const extensions = [setup(kind, label), readOnly];
    if (parent.clientWidth < NARROW) {
      const unified = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged });
      const view = new EditorView({ state: EditorState.create({ doc: after, extensions: [extensions, unified] }), parent });
      return () => view.destroy();
    }
    const merge = new MergeView({ a: { doc: before, extensions }, b: { doc: after, extensions }, parent, collapseUnchanged, gutter: true });
    return () => merge.destroy();
  }, [before, after, kind, label]);
  return <div className="code" ref={place} />;
}
