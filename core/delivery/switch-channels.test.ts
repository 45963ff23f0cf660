import { expect, it } from 'vitest';
import { loadCatalog } from '../catalog/load.ts';
import { edited, packInput } from '../catalog/pack.fixture.ts';
import { manualClock } from '../kernel/clock.ts';
import type { ChannelStanding } from '../spi/ledger/channel-states.ts';
import { type SwitchPorts, switchChannels } from './switch-channels.ts';

const clock = manualClock('2026-11-20T12:00:00Z');
const [partner, channel] = ['acme', 'answers'];
const byItself: ChannelStanding = { partner, channel, state: 'disabled', reason: 'The partner says that the address is gone (410).' };

function catalogWith(enabled: boolean) {
  const result = loadCatalog(packInput(edited('mappings/acme/partner.yaml', 'role: retailer', `role: retailer\nenabled: ${enabled}`)));
  return 'catalog' in result ? result.catalog : expect.fail('the fixture does not load');
}

/** What the channels' states are after starts with the partner on or off. */
async function after(starts: readonly boolean[], before: readonly ChannelStanding[] = []): Promise<readonly ChannelStanding[]> {
  const states = new Map(before.map((one) => [`${one.partner}/${one.channel}`, one]));
  const ledger: SwitchPorts['ledger'] = {
    channelStandings: async () => [...states.values()],
    stopChannel: async (of, name, { state, reason }) => void states.set(`${of}/${name}`, { partner: of, channel: name, state, reason }),
    resumeChannel: async (of, name) => states.delete(`${of}/${name}`),
  };
  for (const enabled of starts) await switchChannels({ ledger, catalog: catalogWith(enabled), clock });
  return [...states.values()];
}

it('disables the outbound channels of a partner that is off, and says why', async () => {
  const reason = 'switched off: enabled in mappings/acme/partner.yaml switches acme on, at the next start';
  expect(await after([false])).toEqual([{ partner, channel, state: 'disabled', reason }]);
  expect(await after([false, false])).toEqual(await after([false]));
  expect(await after([false], [{ partner, channel, state: 'active', failingSince: clock.now() }])).toMatchObject([{ state: 'disabled' }]);
});

it('makes them active again when the partner is on', async () => {
  expect(await after([false, true])).toEqual([]);
  expect(await after([true])).toEqual([]);
});

it.each<ChannelStanding>([{ partner, channel, state: 'paused', reason: 'strike' }, byItself])(
  'leaves one that is $state for another reason as it is',
  async (standing) => {
    expect(await after([false, true], [standing])).toEqual([standing]);
  },
);
