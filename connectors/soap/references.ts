import { hubError } from '../../core/kernel/errors.ts';
import type { XmlElement } from './xml.ts';

/** More elements than this, copies counted, are no answer: a few references to each other could make billions. */
const MAX_COPIES = 200_000;

/** Puts what an element refers to in its place: services of the time of rpc/encoded write values once, beside the answer, and refer
 *  to them by `href="#id"` (SOAP 1.1, section 5.4.1) or `enc:ref="id"` (SOAP 1.2 part 2, section 3.1.5).
 *  @param beside the other children of the body
 *  @throws HubError `E_DOCUMENT_LIMIT` for a circle, or for too much */
export function withReferences(payload: XmlElement, beside: readonly XmlElement[]): XmlElement {
  const targets = new Map(beside.map((element) => [element.attributes.get('id') ?? '', element]));
  targets.delete('');
  if (targets.size === 0) return payload;
  let copies = 0;
  const resolve = (element: XmlElement, open: readonly XmlElement[]): XmlElement => {
    copies += 1;
    if (copies > MAX_COPIES) throw hubError('E_DOCUMENT_LIMIT', { limit: `${MAX_COPIES} elements` });
    const target = targetOf(element, targets);
    if (target !== undefined && open.includes(target)) throw hubError('E_DOCUMENT_LIMIT', { limit: 'references without end' });
    const from = target ?? element;
    const inside = target === undefined ? open : [...open, target];
    const children = from.children.map((child) => resolve(child, inside));
    if (target === undefined) return { ...element, children };
    const attributes = new Map([...target.attributes].filter(([name]) => name !== 'id'));
    return { ...target, uri: element.uri, local: element.local, attributes, children };
  };
  return resolve(payload, []);
}

function targetOf({ attributes, children }: XmlElement, targets: ReadonlyMap<string, XmlElement>): XmlElement | undefined {
  if (children.length > 0) return undefined;
  const href = attributes.get('href');
  if (href?.startsWith('#') === true) return targets.get(href.slice(1));
  const ref = attributes.get('ref');
  return ref === undefined ? undefined : targets.get(ref);
}
