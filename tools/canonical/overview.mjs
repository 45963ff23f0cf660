// The first page of docs/canonical/: families, value objects and axes.
import { pascal } from './model.mjs';

/** Families whose messages decide what kind a case is, and the kind. */
const strong = { return: 'return', claim: 'claim', repair: 'repair', 'loan-device': 'repair', tradein: 'tradein', dispute: 'dispute' };

/** The value objects that show a family's shape; the reference has all of them. */
const shapes = {
  return: ['Item', 'ReceivedItem', 'Reason'],
  shipment: ['Parcel', 'Label', 'TrackingEvent', 'DropOffPoint'],
  pickup: ['Parcel', 'PickupSlot'],
  claim: ['Policy', 'Loss', 'Device'],
  quote: ['Offer', 'Approval'],
  repair: ['Device', 'Fault', 'Assessment', 'RepairWork'],
  'loan-device': ['Device'],
  tradein: ['Device', 'Offer', 'Assessment', 'Payment'],
  device: ['Device', 'DeviceCheck'],
  eco: ['EcoProduct', 'EcoCost', 'Document'],
  invoice: ['FinancialDocument', 'LifecycleEvent'],
  'credit-note': ['FinancialDocument'],
  'debit-note': ['FinancialDocument'],
  remittance: ['Payment', 'Allocation'],
  'commercial-dispute': ['DocumentReference', 'Reason'],
  dispute: ['Offer', 'TrackingEvent', 'Document'],
  contact: ['Party'],
  dossier: ['Party', 'Device', 'Status'],
};

const parts = [
  ['Offer', 'PriceLine'],
  ['FinancialDocument', 'FinancialLine'],
  ['FinancialDocument', 'TaxTotal'],
  ['Allocation', 'Adjustment'],
  ['Assessment', 'ReceivedDevice'],
  ['Assessment', 'Grade'],
  ['Policy', 'Coverage'],
  ['Coverage', 'Deductible'],
  ['Device', 'LockState'],
  ['Device', 'Category'],
];

/** The page, from family → its types. */
export function overview(families) {
  const rows = [...families].map(([family, types]) => {
    const links = types.map(([type]) => `[${type.slice(family.length + 1)}](${family}.md#${type.replace('.', '')})`);
    return `| [${family}](${family}.md) | ${strong[family] ?? ''} | ${links.join(', ')} |`;
  });
  return `# The canonical model, version 1

A canonical message is an envelope (\`id\`, \`type\`, \`version\`, \`occurredAt\`, business keys, origin) and a body. Here are the bodies. Their parts: [value objects](value-objects.md), [closed lists](lists.md) with their wordings, [business keys](business-keys.md). Rules of the schemas, and how a version grows: [schemas/canonical](../../schemas/canonical/README.md).

In the tables *personal* means masked in console and logs, and erased with the person. Text that a partner wrote stays beside what it means: \`partnerCode\`, \`partnerLabel\`, \`raw\`. Every body takes \`externalStates\` and \`externalRefs\`, and nearly every one \`numbers\`: what the parties call the case.

## Families

A message of a family with a kind decides what kind its case is; the others join the case of what caused them, or of their keys.

| family | kind of case | messages |
|---|---|---|
${rows.join('\n')}

## Shape

A case has a small state and three axes, each of its own; messages move them. Families share value objects: only those are drawn that show a family's shape.

\`\`\`mermaid
classDiagram
  direction LR
  class Case {
    kind
    state
  }
  class Decision
  class Logistics
  class Money
  Case *-- Decision : axis
  Case *-- Logistics : axis
  Case *-- Money : axis
${[...families.keys()].map((family) => `  Case o-- ${pascal(family)}Family`).join('\n')}
${[...families.keys()].flatMap((family) => (shapes[family] ?? []).map((part) => `  ${pascal(family)}Family --> ${part}`)).join('\n')}
${parts.map(([whole, part]) => `  ${whole} *-- ${part}`).join('\n')}
\`\`\`

\`\`\`mermaid
stateDiagram-v2
  state Decision {
    pending --> authorised
    pending --> denied
    pending --> mediation
    mediation --> arbitration
    arbitration --> decided
  }
  state Logistics {
    none --> label_issued
    label_issued --> in_transit
    in_transit --> received
    received --> assessed
    assessed --> sent_back
  }
  state Money {
    nothing --> offered
    offered --> counter_offered
    offered --> agreed
    counter_offered --> agreed
    agreed --> instructed
    instructed --> settled
  }
\`\`\`

The states are an excerpt; all of them: [caseState](lists.md#casestate), [decisionState](lists.md#decisionstate), [logisticsState](lists.md#logisticsstate), [moneyState](lists.md#moneystate).
`;
}
