import type { MappedMessage, PackMapping } from '../catalog/model.ts';
import type { MappingBindings } from '../mapping/mapping.ts';
import type { Envelope } from '../spi/envelope.ts';

/** How a document, an answer or gathered answers become canonical messages. */
export interface Normalizer {
  readonly mapping: PackMapping;
  /** The types that the mapping may give. */
  readonly emits: readonly string[];
  readonly bindings: MappingBindings;
  readonly toEnvelope: (message: MappedMessage) => Envelope;
}
