import { canonicalTypes, isCanonicalType } from '../canonical/validate.ts';
import { hint } from '../spi/did-you-mean.ts';
import type { Report } from './report.ts';
import type { ConfigNode } from './yaml-file.ts';

/** Checks names of canonical types: one, or a list of at least one. @returns false if any is unknown */
export function checkTypes(node: ConfigNode | undefined, report: Report): boolean {
  if (node === undefined) return true;
  if (node.kind !== 'list') return checkType(node, report);
  if (node.children.size > 0) return [...node.children.values()].map((child) => checkType(child, report)).every(Boolean);
  report.error('E_CONFIG_FIELD', { reason: 'the list of canonical types is empty' }, node.keyAt);
  return false;
}

function checkType(node: ConfigNode, report: Report): boolean {
  if (typeof node.value !== 'string' || isCanonicalType(node.value)) return true;
  report.error('E_CONFIG_FIELD', { reason: `there is no canonical type ${node.written}${hint(node.value, canonicalTypes)}` }, node.at);
  return false;
}
