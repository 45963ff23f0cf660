import type { Channel } from '../../core/catalog/model.ts';
import { formatDuration } from '../../core/spi/duration.ts';
import type { Field, FieldTable } from '../../core/spi/fields.ts';
import type { ChannelDetail } from '../api/views/index.ts';

const MASK = '•••';

/** What is set for a channel, field by field as its connector describes them; secrets and what an address has of them are masked.
 *  Credentials are secret unless their descriptor says that they are not. */
export function channelSettings(channel: Channel): ChannelDetail['settings'] {
  const side = channel.direction === 'in' ? channel.connector.inbound : channel.connector.outbound;
  if (side === undefined) return [];
  return [...shown(side.settings, channel.config.settings), ...shown(side.credentials, channel.config.credentials)];
}

function shown(fields: FieldTable, values: Readonly<Record<string, unknown>>): ChannelDetail['settings'] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    if (value === undefined) return [];
    const secret = field.secret === true;
    return [{ name, value: secret ? MASK : textOf(field, value), secret, says: field.description }];
  });
}

function textOf({ type }: Field, value: unknown): string {
  if (type === 'duration' && typeof value === 'number') return formatDuration(value);
  if (Array.isArray(value)) return value.map(withoutUserinfo).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([key, one]) => `${key}: ${withoutUserinfo(one)}`)
      .join(', ');
  return withoutUserinfo(value);
}

/** RFC 3986, section 3.2.1. */
function withoutUserinfo(value: unknown): string {
  return String(value).replace(/(\/\/)[^/@\s]*@/g, `$1${MASK}@`);
}
