import { createHash } from 'node:crypto';
import type { Channel } from '../../core/catalog/model.ts';
import type { LoadedConfiguration } from './configuration.ts';

/** Would an endpoint of one channel do for the other? The same settings, credentials and files of the pack: a WSDL counts. */
export function sameChannel(one: Channel, of: LoadedConfiguration, other: Channel, ofOther: LoadedConfiguration): boolean {
  return fingerprint(one, of) === fingerprint(other, ofOther);
}

function fingerprint(channel: Channel, { files }: LoadedConfiguration): string {
  const { connector, config, carrier, partner, direction } = channel;
  const hash = createHash('sha256');
  const off = partner.switchedOffBy !== undefined;
  hash.update(JSON.stringify([connector.kind, direction, config.settings, config.credentials, config.concurrency, carrier, off]));
  for (const folder of [`mappings/${partner.name}/`, `schemas/partners/${partner.name}/`])
    for (const [path, text] of files) if (path.startsWith(folder) && !path.endsWith('.jsonata')) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex');
}
