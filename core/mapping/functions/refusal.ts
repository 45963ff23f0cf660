import { MapFault } from '../fault.ts';
import { type MapFunction, mapFunction } from './function.ts';

const maxReasonLength = 200;

/** A mapping says no to the content of a document: unlike a mapping that breaks, that is told to the partner. */
export const refusalFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'refuse',
    parameters: [{ name: 'reason', type: 'text' }],
    summary:
      'Refuses the document with E_CONTENT_REFUSED and this reason, which the partner is told where application acknowledgements are agreed. No personal data in it.',
    example: { expression: '4 > 0 ? 4 : $refuse("the quantity must be positive")', output: 4 },
    apply: (_, reason) => {
      throw new MapFault('E_CONTENT_REFUSED', { reason: reason.slice(0, maxReasonLength).replace(/\.$/, '') });
    },
  }),
];
