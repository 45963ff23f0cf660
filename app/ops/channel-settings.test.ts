import { expect, it } from 'vitest';
import type { Channel } from '../../core/catalog/model.ts';
import { channelSettings } from './channel-settings.ts';

const side = {
  settings: {
    endpoint: { type: 'url', description: 'Where.' },
    timeout: { type: 'duration', description: 'How long.' },
    headers: { type: 'text-map', description: 'More.' },
    absent: { type: 'text', description: 'Not set.' },
  },
  credentials: {
    user: { type: 'text', description: 'Who.' },
    password: { type: 'text', description: 'Secret.', secret: true },
  },
};

it('shows what is set, and no secret', () => {
  const config = {
    settings: { endpoint: 'https://me:hidden@host/path', timeout: 90_000, headers: { 'x-a': 'b' } },
    credentials: { user: 'me', password: 'hidden' },
  };
  const shown = channelSettings({ direction: 'out', connector: { outbound: side }, config } as unknown as Channel);
  expect(shown.map(({ name, value }) => [name, value])).toEqual([
    ['endpoint', 'https://•••@host/path'],
    ['timeout', '90s'],
    ['headers', 'x-a: b'],
    ['user', 'me'],
    ['password', '•••'],
  ]);
  expect(JSON.stringify(shown)).not.toContain('hidden');
  expect(channelSettings({ direction: 'in', connector: {}, config } as unknown as Channel)).toEqual([]);
});
