import { asHubError } from '../../../core/kernel/errors.ts';
import { atOneGo, type Steps, stepByStep } from '../../../core/kernel/steps.ts';
import type { SettingsOf } from '../../../core/spi/fields.ts';
import type { DecodedDocument, FormatCodec, FormatDefinition } from '../../../core/spi/format.ts';
import { inboundSettings } from '../inbound-fields.ts';
import { gatherPackFiles } from '../pack-files.ts';
import { parsingXml, xmlText } from '../xml.ts';
import { readAcknowledgements } from './acknowledgement.ts';
import { openCall, readCall } from './call.ts';
import { readOperations } from './operations.ts';

/** Calls of a service as documents: one envelope is one message, whose type is the name of the operation. The tree is
 *  `{ "operation", "arguments", "headers" }`, the arguments in the shape of the client's answers. What `answer:` gives is written as
 *  JSON; the endpoint puts it into the answer of the call at hand. Opening it tries all that the settings name. */
export const soapFormat: FormatDefinition = {
  kind: 'soap',
  summary: 'Calls of a SOAP service.',
  mediaTypes: ['text/xml', 'application/soap+xml'],
  extension: '.xml',
  settings: inboundSettings,
  open: (given, { partnerFile }): FormatCodec => {
    // The catalog has read them by the connector's own table.
    const settings = given as SettingsOf<typeof inboundSettings>;
    const operations = readOperations(gatherPackFiles(settings.wsdl, partnerFile), settings);
    readAcknowledgements(settings.acknowledgements ?? {}, partnerFile, operations, settings.wait > 0);
    function* decoding(body: Uint8Array): Steps<DecodedDocument> {
      try {
        const text = xmlText(body, '');
        const call = readCall(operations, text, openCall(yield* parsingXml(text)));
        const { operation, arguments: args, headers, findings } = call;
        const tree = { operation: operation.name, arguments: args, ...(Object.keys(headers).length === 0 ? {} : { headers }) };
        return { messages: [{ type: operation.name, tree, errors: findings }], errors: [] };
      } catch (thrown) {
        return { messages: [], errors: [asHubError(thrown).toFinding()] };
      }
    }
    return {
      decode: (body) => atOneGo(decoding(body)),
      decodeInTurns: (body) => stepByStep(decoding(body)),
      validate: () => [],
      encode: (tree) => Buffer.from(JSON.stringify(tree), 'utf8'),
    };
  },
};
