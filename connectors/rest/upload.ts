import { rootCertificates } from 'node:tls';
import { hubError } from '../../core/kernel/errors.ts';
import type { Json } from '../../core/kernel/json.ts';
import type { Outcome } from '../../core/spi/connector.ts';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { type File, fileOf } from './body.ts';
import { type ClientOptions, type Exchange, httpClient } from './client.ts';
import type { outboundSettings } from './fields.ts';
import { headerTemplates } from './headers.ts';
import { parseJson, textOf, valueAt } from './json-path.ts';

/** The second step of a delivery: the file goes to the address that the first answer gave. */
export interface Upload {
  /** The file of a document, to be read before the first request is sent. @throws E_TEMPLATE_VALUE */
  file(tree: Json): File;
  /** Sends it, without the channel's credentials: the address is one (presigned). */
  send(answer: Uint8Array, file: File, signal: AbortSignal): Promise<Exchange>;
  close(): Promise<void>;
}

/** The upload of a channel; undefined where it has none.
 *  @param options of the channel's client; the upload's own client shows no certificate and trusts the public authorities too
 *  @throws E_CONFIG_FIELD */
export function uploadOf(settings: SettingsOf<typeof outboundSettings>, options: ClientOptions): Upload | undefined {
  const { uploadTo, uploadFrom } = settings;
  if ((uploadTo === undefined) !== (uploadFrom === undefined))
    throw hubError('E_CONFIG_FIELD', { reason: 'uploadTo and uploadFrom go together' });
  if (uploadTo === undefined || uploadFrom === undefined) return undefined;
  const headers = headerTemplates('uploadHeaders', settings.uploadHeaders, new Map())(() => undefined);
  const client = httpClient({
    ...options,
    tls: async () => {
      const { ca } = await options.tls();
      return ca === undefined ? {} : { ca: [...rootCertificates, String(ca)] };
    },
  });
  return {
    file: (tree) => fileOf(valueAt(tree, uploadFrom), uploadFrom),
    send: async (answer, file, signal) => {
      const tree = parseJson(answer);
      const url = tree === undefined ? undefined : textOf(valueAt(tree, uploadTo));
      const reason = url === undefined ? `the answer has no address at ${uploadTo}` : refusal(url, settings);
      if (url === undefined || reason !== undefined) return { failed: refused(reason ?? '') };
      const request = { url, method: settings.uploadMethod, headers: { 'content-type': file.mediaType, ...headers }, body: file.bytes };
      return client.exchange(request, signal);
    },
    close: () => client.close(),
  };
}

/** Why the address must not be used. What it resolves to is vetted as it is connected to, like every other. */
function refusal(address: string, { url, uploadHosts }: SettingsOf<typeof outboundSettings>): string | undefined {
  if (!URL.canParse(address)) return 'the address for the upload is none';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && /^http:/i.test(url))) return 'the address for the upload is not https';
  if (username !== '' || password !== '') return 'the address for the upload has credentials in it';
  const listed = uploadHosts.some((host) => {
    const name = host.toLowerCase();
    return name.startsWith('*.') ? hostname.endsWith(name.slice(1)) : hostname === name;
  });
  return uploadHosts.length === 0 || listed ? undefined : 'uploadHosts does not list the host of the upload';
}

function refused(reason: string): Exclude<Outcome, { readonly kind: 'accepted' }> {
  return { kind: 'rejected', error: hubError('E_DELIVERY_REFUSED', { reason }) };
}
