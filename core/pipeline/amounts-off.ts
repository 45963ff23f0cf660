import { type AmountFault, amountFaults } from '../canonical/amounts.ts';
import { allowedBy } from '../cases/reconcile.ts';
import type { MappedMessage, Tolerance } from '../catalog/model.ts';
import type { JsonObject } from '../kernel/json.ts';

/** A canonical message whose amounts do not add up. */
export interface AmountsOff extends AmountFault {
  readonly type: string;
}

/** What does not add up in canonical messages, beyond what is agreed with the partner whose document they are of. */
export function amountsOff(messages: readonly MappedMessage[], tolerance: Tolerance): readonly AmountsOff[] {
  return messages.flatMap(({ type, body }) =>
    amountFaults(type, body as JsonObject)
      .filter(({ stated, computed, currency }) => {
        if (stated === undefined || computed === undefined) return true;
        return Math.abs(stated - computed) > allowedBy(tolerance, currency)(computed);
      })
      .map((fault) => ({ type, ...fault })),
  );
}
