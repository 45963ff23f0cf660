import { isJsonObject, type Json, type JsonObject } from '../../core/kernel/json.ts';

/** What a WSDL says of an element: the qualified name of a simple type (`xs:int`), or the children of a complex one by
 *  name, in their order; a name that ends in `[]` may repeat. `soap` gives it as the description of a message. */
export type Shape = string | { readonly [name: string]: Shape | undefined };

/** The shape of a child element, and whether it may repeat. */
export function childShape(shape: Shape | undefined, name: string): { readonly shape: Shape | undefined; readonly list: boolean } {
  if (shape === undefined || typeof shape === 'string') return { shape: undefined, list: false };
  if (Object.hasOwn(shape, `${name}[]`)) return { shape: shape[`${name}[]`], list: true };
  return { shape: Object.hasOwn(shape, name) ? shape[name] : undefined, list: false };
}

/** The local name of a simple type: `xs:int` is `int`; of a restriction (`tns:Mode|xs:string|PDF,Z2D`) that of its base. */
export function simpleType(shape: Shape | undefined): string | undefined {
  if (typeof shape !== 'string') return undefined;
  const [own = '', base] = shape.split('|');
  const name = base ?? own;
  return name.slice(name.indexOf(':') + 1);
}

/** The arguments with the members of each object in the order of the schema (XML Schema, sequence); what the schema does
 *  not know comes last. Needed because `soap` 1.13 mixes up the order in types that extend an extended type. */
export function inOrder(value: Json, shape: Shape | undefined): Json {
  if (Array.isArray(value)) return value.map((item: Json) => inOrder(item, shape));
  if (!isJsonObject(value) || typeof shape === 'string' || shape === undefined) return value;
  const names = Object.keys(shape).map((name) => name.replace(/\[\]$/, ''));
  const rank = (name: string): number => {
    const at = names.indexOf(name);
    return at === -1 ? names.length : at;
  };
  const out: Record<string, Json> = {};
  for (const [name, child] of Object.entries(value).sort(([a], [b]) => rank(a) - rank(b))) {
    out[name] = inOrder(child, childShape(shape, name).shape);
  }
  return out satisfies JsonObject;
}
