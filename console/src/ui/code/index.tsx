import { type ComponentProps, lazy, Suspense } from 'react';
import { type DocumentKind, pretty } from '../../lib/pretty.ts';
import { Skeleton } from '../loading.tsx';
import './code.css';

/** Loaded with the first text that is shown: most pages show none. */
const View = lazy(async () => ({ default: (await import('./view.tsx')).CodeView }));
const Edit = lazy(async () => ({ default: (await import('./edit.tsx')).CodeEdit }));
const Diff = lazy(async () => ({ default: (await import('./diff.tsx')).CodeDiff }));

/** A text to be read. `kind`: json, xml, yaml are coloured. */
export function Code(props: ComponentProps<typeof View>) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <View {...props} />
    </Suspense>
  );
}

/** A text to be changed. */
export function CodeEditor(props: ComponentProps<typeof Edit>) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <Edit {...props} />
    </Suspense>
  );
}

/** Two texts and what changed between them; each is set on lines first. */
export function CodeDifference({ before, after, kind, label }: ComponentProps<typeof Diff>) {
  const as = kind as DocumentKind;
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <Diff before={pretty(as, before)} after={pretty(as, after)} kind={kind} label={label} />
    </Suspense>
  );
}
