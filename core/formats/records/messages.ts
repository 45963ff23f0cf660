import { hubError } from '../../kernel/errors.ts';
import type { Layout } from './layout.ts';
import type { RowMessages } from './row-messages.ts';

/** What becomes a message, by the settings `message` and `groupBy`.
 *  @throws HubError `E_CONFIG_FIELD` where they contradict each other or the layout */
export function messagesOf(
  { message, groupBy }: { readonly message: string; readonly groupBy: readonly string[] },
  layout: Layout | undefined,
): RowMessages {
  const tagged = layout !== undefined && layout.rows === undefined;
  if (message !== 'group' && groupBy.length > 0) throw contradiction('groupBy', 'is for message: group');
  if (message === 'file') return { of: 'file' };
  if (message === 'row') {
    if (tagged) throw contradiction('message', 'may be file or group where the layout has records');
    return { of: 'row' };
  }
  if (tagged) {
    if (groupBy.length > 0) throw contradiction('groupBy', 'is for layouts without records: say message: true of a record');
    if (layout.root.children.some(({ isMessage }) => isMessage)) return { of: 'group', key: [] };
    throw contradiction('message', 'is group, but no record of the layout has message: true');
  }
  if (groupBy.length === 0) throw contradiction('groupBy', 'names no field, but message is group');
  const stranger = groupBy.find((key) => layout?.rows?.fields.some((field) => field.key === key) === false);
  if (stranger !== undefined) throw contradiction('groupBy', `names ${stranger}, which the layout does not have`);
  return { of: 'group', key: groupBy };
}

function contradiction(setting: string, reason: string): Error {
  return hubError('E_CONFIG_FIELD', { reason: `format.${setting} ${reason}` });
}
