import type { Shape } from '../shape.ts';
import type { QName } from './definitions.ts';

/** An element as a schema declares it. */
export interface ElementModel {
  /** Empty for an unqualified local element. */
  readonly uri: string;
  readonly local: string;
  /** May it occur more than once? */
  readonly list: boolean;
  readonly type: TypeModel;
}

/** What an element may hold. Types that contain themselves make a circle. */
export interface TypeModel {
  /** The local name of the built-in type that its text is of; undefined for a type with children, and for any type. */
  simple?: string;
  /** In the order of the schema; undefined where nothing is declared, and anything may stand. */
  children?: readonly ElementModel[];
}

/** What may stand anywhere. */
export const ANY: TypeModel = {};

/** The element's shape, by which a document becomes JSON. */
export function shapeOf(type: TypeModel): Shape | undefined {
  return shapeFrom(type, new Map());
}

function shapeFrom(type: TypeModel, made: Map<TypeModel, Shape>): Shape | undefined {
  if (type.simple !== undefined) return `xs:${type.simple}`;
  if (type.children === undefined) return undefined;
  const known = made.get(type);
  if (known !== undefined) return known;
  const shape: Record<string, Shape | undefined> = {};
  made.set(type, shape);
  for (const { local, list, type: inner } of type.children) shape[list ? `${local}[]` : local] = shapeFrom(inner, made);
  return shape;
}

/** What the schemas of a WSDL declare. */
export interface Schemas {
  element(name: QName): ElementModel | undefined;
  type(name: QName): TypeModel | undefined;
}
