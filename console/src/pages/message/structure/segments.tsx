import type { EdiNode } from '../../../api/generated/types.ts';
import { Findings } from '../../../ui/note.tsx';

type Element = NonNullable<EdiNode['elements']>[number];

/** Segments and groups in their order; a group encloses its segments. */
export function Segments({ nodes }: { readonly nodes: readonly EdiNode[] }) {
  return (
    <ol className="segments">
      {nodes.map((node, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
        <li key={index} className={node.findings?.length ? 'segment wrong' : 'segment'}>
          {node.children === undefined ? <Segment node={node} /> : <Group node={node} />}
        </li>
      ))}
    </ol>
  );
}

function Group({ node }: { readonly node: EdiNode }) {
  return (
    <details open className="group">
      <summary>
        <code>{node.tag}</code> <span>{node.name}</span>
      </summary>
      {node.elements === undefined ? null : <Elements of={node.elements} />}
      <Segments nodes={node.children ?? []} />
    </details>
  );
}

function Segment({ node }: { readonly node: EdiNode }) {
  return (
    <>
      <div className="segment-head">
        <code>{node.tag}</code>
        <span>{node.name}</span>
        {node.segment === undefined ? null : <span className="quiet num">{node.segment}</span>}
      </div>
      <Elements of={node.elements ?? []} />
      <Findings of={node.findings ?? []} />
    </>
  );
}

/** Each component: number, name, value, and what the value means. */
function Elements({ of }: { readonly of: readonly Element[] }) {
  const rows = of.flatMap((element) =>
    element.components
      .filter(({ value }) => value !== '')
      .map((component) => ({
        ...component,
        key: `${element.position}.${component.position}`,
        name: component.name ?? element.name,
        code: component.code ?? element.code,
      })),
  );
  return (
    <dl className="elements">
      {rows.map(({ key, code, name, value, meaning, masked }) => (
        <div key={key}>
          <dt>
            <code>{code ?? key}</code> {name}
          </dt>
          <dd>
            <code className={masked ? 'masked' : undefined}>{value}</code>
            {meaning === undefined ? null : <span className="quiet"> {meaning}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
