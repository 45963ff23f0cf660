import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Inline, inlinesOf } from './markdown.ts';

/** A README: headings, paragraphs, lists, tables, code. Nothing of it is HTML, and links only lead to the web. */
export function Markdown({ text }: { readonly text: string }) {
  return (
    <div className="markdown">
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a block is its place in the text
        <Fragment key={index}>{drawn(block)}</Fragment>
      ))}
    </div>
  );
}

function drawn(block: Block): ReactNode {
  switch (block.is) {
    case 'heading':
      return block.level === 1 ? <h3>{inline(block.text)}</h3> : <h4>{inline(block.text)}</h4>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <pre className="code-block" tabIndex={0}>
          {block.text}
        </pre>
      );
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{inline(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        <div className="table-box" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {inline(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                    <td key={index}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
  }
}

function inline(text: string): ReactNode {
  return inlinesOf(text).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the line
    <Fragment key={index}>{drawnInline(part)}</Fragment>
  ));
}

function drawnInline(part: Inline): ReactNode {
  if (part.is === 'code') return <code>{part.text}</code>;
  if (part.is === 'strong') return <strong>{part.text}</strong>;
  if (part.is === 'emphasis') return <em>{part.text}</em>;
  if (part.is === 'link' && /^https?:/.test(part.to)) {
    return (
      <a href={part.to} rel="noreferrer noopener" target="_blank">
        {part.text}
      </a>
    );
  }
  return part.text;
}
