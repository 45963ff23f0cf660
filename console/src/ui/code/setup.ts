import { json } from '@codemirror/lang-json';
import { xml } from '@codemirror/lang-xml';
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

/** The policy on content lets in only styles that carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

const languages: Readonly<Record<string, () => Extension>> = { json, xml, yaml };

/** What viewers and editors have in common. Colours are those of `code.css`. */
export function setup(kind: string, label: string): Extension[] {
  const language = languages[kind];
  return [
    ...(nonce === '' ? [] : [EditorView.cspNonce.of(nonce)]),
    lineNumbers(),
    EditorView.lineWrapping,
    highlightSelectionMatches(),
    syntaxHighlighting(classHighlighter),
    keymap.of(searchKeymap),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    ...(language === undefined ? [] : [language()]),
  ];
}

/** Text that can be read, selected and searched (Ctrl+F), not changed. */
export const readOnly: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  EditorView.contentAttributes.of({ tabindex: '0' }),
];
