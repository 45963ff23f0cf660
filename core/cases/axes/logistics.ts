import { isPartial, isWrongItem } from '../facts.ts';
import { both, type Condition, disposes, type Machine, not, says } from './machine.ts';

const states = [
  'none',
  'label_issued',
  'drop_off',
  'pickup_booked',
  'picked_up',
  'in_transit',
  'received',
  'partially_received',
  'assessed',
  'restocked',
  'repaired',
  'replaced',
  'disposed',
  'sent_back',
  'delivered_back',
  'lost',
  'damaged',
  'refused',
  'label_expired',
  'wrong_item',
] as const;

/** Where the goods are. */
export type LogisticsState = (typeof states)[number];

const unsent: readonly LogisticsState[] = ['none', 'label_issued', 'label_expired', 'pickup_booked'];
const onTheWay: readonly LogisticsState[] = ['drop_off', 'picked_up', 'in_transit'];
const away: readonly LogisticsState[] = [...unsent, ...onTheWay, 'lost', 'damaged', 'refused'];
const there: readonly LogisticsState[] = ['received', 'partially_received', 'wrong_item', 'assessed'];
const treated: readonly LogisticsState[] = ['repaired', 'replaced'];

const outwards = says('direction', 'outbound', 'exchange');
const inwards = not(outwards);
const scanned = (...words: readonly string[]): Condition => says('tracking', ...words);
const tracked = (...words: readonly string[]): Condition => both(scanned(...words), inwards);
const moving = ['in_transit', 'out_for_delivery', 'delivery_delayed', 'delivery_failed', 'ready_for_pickup', 'on_hold'];
const wrong: Condition = { say: 'another thing came than was expected', holds: isWrongItem };
const partly: Condition = { say: 'less came than was announced', holds: isPartial };
const inWork = says('progress', 'received', 'diagnosing', 'awaiting_approval', 'awaiting_parts', 'in_repair', 'testing');
const destroyed = disposes('destroy', 'dispose', 'recycle');
const swapped = both(says('outcome', 'replacement'), not(destroyed));
const received = ['return.received', 'repair.received', 'tradein.received'];
const assessed = ['return.assessed', 'repair.assessed', 'tradein.graded'];
const pickupEnds = ['pickup.cancelled', 'pickup.refused'];

/** What becomes of the goods. Each scan of a carrier is folded at the instant that the carrier gives, so a late one is in its place. A
 *  carrier that reports goods as returned, lost or under way after they were delivered moves nothing: who received them knows better. */
export const logisticsMachine: Machine<LogisticsState> = {
  axis: 'logistics',
  initial: 'none',
  states,
  transitions: [
    { on: ['shipment.labelled'], when: inwards, from: ['none', 'label_expired', 'refused', 'lost'], to: 'label_issued' },
    { on: ['shipment.labelled'], when: inwards, from: ['pickup_booked'], to: 'pickup_booked' },
    { on: ['shipment.cancelled'], when: says('cause', 'label_expired'), from: unsent, to: 'label_expired' },
    { on: ['shipment.cancelled'], when: inwards, from: unsent, to: 'none' },
    { on: ['pickup.booked'], when: inwards, from: ['none', 'label_issued', 'refused'], to: 'pickup_booked' },
    { on: pickupEnds, when: inwards, from: ['pickup_booked'], to: 'label_issued' },
    { on: pickupEnds, when: inwards, from: ['none'], to: 'none' },
    { on: ['shipment.tracked'], when: tracked('label_expired'), from: unsent, to: 'label_expired' },
    { on: ['shipment.tracked'], when: tracked('dropped_off'), from: unsent, to: 'drop_off' },
    { on: ['shipment.tracked'], when: tracked('picked_up'), from: [...unsent, 'drop_off'], to: 'picked_up' },
    { on: ['shipment.tracked'], when: tracked(...moving), from: [...unsent, 'drop_off', 'picked_up', 'lost'], to: 'in_transit' },
    { on: ['shipment.tracked'], when: tracked('damaged'), from: [...unsent, ...onTheWay], to: 'damaged' },
    { on: ['shipment.tracked'], when: tracked('lost'), from: [...unsent, ...onTheWay], to: 'lost' },
    {
      on: ['shipment.tracked'],
      when: tracked('refused', 'return_to_sender', 'returned_to_sender_delivered'),
      from: [...unsent, ...onTheWay, 'damaged', 'lost'],
      to: 'refused',
    },
    { on: ['shipment.tracked'], when: tracked('delivered'), from: away, to: 'received' },
    { on: ['shipment.tracked'], when: scanned(...moving, 'picked_up', 'dropped_off'), from: ['sent_back'], to: 'sent_back' },
    { on: ['shipment.tracked'], when: scanned('delivered'), from: ['sent_back'], to: 'delivered_back' },
    {
      on: ['shipment.tracked'],
      when: both(scanned(...moving, 'picked_up', 'dropped_off'), outwards),
      from: [...there, ...treated],
      to: 'sent_back',
    },
    { on: ['shipment.tracked'], when: both(scanned('delivered'), outwards), from: [...there, ...treated], to: 'delivered_back' },
    { on: received, when: wrong, from: [...away, 'received', 'partially_received'], to: 'wrong_item' },
    { on: received, when: partly, from: [...away, 'received'], to: 'partially_received' },
    { on: received, when: both(not(wrong), not(partly)), from: [...away, 'partially_received', 'wrong_item'], to: 'received' },
    { on: ['repair.progressed'], when: inWork, from: away, to: 'received' },
    ...[...there, ...treated].map((state) => ({ on: ['repair.progressed'], when: inWork, from: [state], to: state })),
    { on: assessed, when: wrong, from: [...away, 'received', 'partially_received', 'assessed'], to: 'wrong_item' },
    { on: assessed, when: not(wrong), from: [...away, ...there], to: 'assessed' },
    { on: ['return.instructed', 'return.authorised'], when: destroyed, from: [...unsent, ...there], to: 'disposed' },
    { on: ['tradein.cancelled', 'tradein.counter-declined', 'return.closed'], when: destroyed, from: there, to: 'disposed' },
    { on: ['return.closed'], when: disposes('restock', 'refurbish'), from: there, to: 'restocked' },
    { on: ['return.closed'], when: swapped, from: there, to: 'replaced' },
    { on: ['repair.irreparable'], from: [...away, ...there], to: 'assessed' },
    { on: ['repair.completed'], from: [...away, ...there], to: 'repaired' },
    { on: ['repair.progressed'], when: says('progress', 'repaired'), from: [...away, ...there], to: 'repaired' },
    { on: ['repair.sent-back'], from: [...away, ...there, ...treated], to: 'sent_back' },
    { on: ['repair.progressed'], when: says('progress', 'sent_back'), from: [...away, ...there, ...treated], to: 'sent_back' },
  ],
};
