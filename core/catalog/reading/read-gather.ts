import { gatherFields, gatherSections } from '../gather-fields.ts';
import type { LoadContext } from '../input.ts';
import type { Gather } from '../model.ts';
import type { Report } from '../report.ts';
import { checkTypes } from '../type-names.ts';
import { type ConfigNode, placeOf, readFields } from '../yaml-file.ts';

/** Reads `gather:` of a route. What is wrong goes to the report.
 *  @param folder the folder of the routes.yaml */
export function readGather({ mappings, report }: LoadContext, folder: string, node: ConfigNode): Gather | undefined {
  const fields = readFields(node, gatherFields, report, { label: 'gather', others: gatherSections, missingAt: node.keyAt });
  const mapping = mappings.file(folder, node.children.get('with'));
  const known = [checkTypes(node.children.get('emits'), report), checkTypes(node.children.get('useful'), report)].every(Boolean);
  const wanted = readComplete(node.children.get('complete'), fields?.to.length, report);
  if (fields === undefined || mapping === undefined || !known || wanted === 'wrong') return undefined;
  return Object.freeze({
    to: [...new Set(fields.to)],
    withinMs: fields.within,
    ...(wanted === undefined ? {} : { wanted }),
    mapping,
    emits: fields.emits,
    useful: fields.useful ?? [],
  });
}

/** How many useful answers are enough: undefined for `all`. */
function readComplete(node: ConfigNode | undefined, channels: number | undefined, report: Report): number | undefined | 'wrong' {
  if (node === undefined || node.value === 'all') return undefined;
  if (node.value === 'first') return 1;
  const number = typeof node.value === 'string' && /^\d+$/.test(node.value) ? Number(node.value) : node.value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 1 && number <= (channels ?? number)) return number;
  const most = channels === undefined ? '' : ` up to ${channels}, as it asks ${channels} channels`;
  report.error('E_CONFIG_FIELD', { reason: `gather.complete must be all, first or a whole number${most}` }, placeOf(node));
  return 'wrong';
}
