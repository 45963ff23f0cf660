import type { Channel, OutboundChannel } from '../model.ts';
import type { ReadRoute } from '../reading/read-routes.ts';
import type { Report } from '../report.ts';
import { type ConfigNode, itemsOf } from '../yaml-file.ts';

/** Checks that what a route asks can answer: each channel has a reply that makes canonical messages, and does not wait for a batch.
 *  @param channelsAt the channels that a destination may be, as far as they could be read */
export function checkGather({ name, node, route }: ReadRoute, channelsAt: (to: string) => readonly Channel[], report: Report): void {
  const places = itemsOf(node.children.get('gather')?.children.get('to'));
  const asked = places.flatMap((place) => (typeof place.value === 'string' ? [{ place, channels: channelsAt(place.value) }] : []));
  for (const { place, channels } of asked) checkAsked(name, place, channels, report);
  const answers = new Set(asked.flatMap(({ channels }) => channels.flatMap(answersOf)));
  const isKnown = asked.every(({ channels }) => channels.length > 0);
  if (route === undefined || !isKnown) return;
  for (const type of itemsOf(node.children.get('gather')?.children.get('useful'))) {
    if (typeof type.value === 'string' && !answers.has(type.value))
      report.error(
        'E_CONFIG_FIELD',
        { reason: `gather.useful: no channel that the route ${name} asks answers with ${type.value}` },
        type.at,
      );
  }
}

function checkAsked(route: string, place: ConfigNode, channels: readonly Channel[], report: Report): void {
  const outbound = channels.filter((channel): channel is OutboundChannel => channel.direction === 'out');
  if (outbound.length === 0) return;
  if (outbound.every((channel) => answersOf(channel).length === 0))
    report.error(
      'E_CONFIG_FIELD',
      { reason: `the route ${route} gathers answers of ${String(place.value)}, which has no reply that emits anything` },
      place.at,
    );
  if (outbound.every(({ batch }) => batch !== undefined))
    report.error(
      'E_CONFIG_FIELD',
      { reason: `the route ${route} gathers answers of ${String(place.value)}, which waits for a batch` },
      place.at,
    );
}

function answersOf(channel: Channel): readonly string[] {
  return channel.direction === 'out' ? (channel.reply?.emits ?? []) : [];
}
