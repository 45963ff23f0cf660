import type { Position } from '../kernel/position.ts';
import { type ParsedMapping, placeOf, type SyntaxNode, visit } from './jsonata/syntax.ts';

/** A field name that a mapping writes out. */
interface FieldName {
  readonly name: string;
  readonly at: Position;
}

/** The names that a mapping writes out inside its fields of one name, wherever they stand: of `{ "businessKeys": { "imei": … } }` under
 *  `businessKeys`, `imei`. Names that are worked out are not seen. */
export function mappedFieldNames({ tree, source, name: file }: ParsedMapping, field: string): readonly FieldName[] {
  const found: FieldName[] = [];
  visit(tree, (node) => {
    for (const [key, value] of fieldsOf(node)) {
      if (key.type !== 'string' || key.value !== field) continue;
      visit(value, (inner) => {
        for (const [name] of fieldsOf(inner))
          if (name.type === 'string') found.push({ name: String(name.value), at: placeOf(name, source, file) });
      });
    }
  });
  return found;
}

/** The fields that an object constructor writes. */
function fieldsOf(node: SyntaxNode): readonly (readonly [SyntaxNode, SyntaxNode])[] {
  if (node.type !== 'unary' || node.value !== '{') return [];
  return node['lhs'] as readonly (readonly [SyntaxNode, SyntaxNode])[];
}
