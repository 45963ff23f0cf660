import type { LookupAddress, lookup } from 'node:dns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HubError } from '../kernel/errors.ts';
import { guardedLookup, vetAddress, vetHost } from './outbound-guard.ts';

const strict = { allowPrivate: false };

describe('vetAddress', () => {
  it.each([
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['127.0.0.1', 'loopback'],
    ['127.255.1.2', 'loopback'],
    ['::1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['169.254.169.254', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['100.64.0.1', 'shared (carrier-grade NAT)'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['255.255.255.255', 'reserved'],
    ['203.0.113.9', 'for documentation or benchmarks'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'link-local'],
    ['::127.0.0.1', 'loopback'],
    ['64:ff9b::10.0.0.1', 'private'],
    ['64:ff9b:1::a00:1', 'private'],
    ['2002:7f00:1::', 'loopback'],
    ['localhost', 'not an address'],
    ['0x7f.1', 'not an address'],
  ])('%s is %s', (ip, kind) => {
    expect(vetAddress(ip, strict)).toBe(kind);
    expect(vetAddress(ip, { allowPrivate: true })).toBeUndefined();
  });

  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    '%s may be contacted',
    (ip) => {
      expect(vetAddress(ip, strict)).toBeUndefined();
    },
  );

  it('judges an IPv4 address alike, however it is dressed as IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), (ip) => {
        const octets = ip.split('.').map(Number);
        const hex = [0, 2].map((at) => (((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)).toString(16));
        const plain = vetAddress(ip, strict);
        expect(vetAddress(`::ffff:${ip}`, strict)).toBe(plain);
        expect(vetAddress(`::ffff:${hex.join(':')}`, strict)).toBe(plain);
        expect(vetAddress(`2002:${hex.join(':')}::5`, strict)).toBe(plain);
      }),
    );
  });
});

describe('vetHost', () => {
  it('refuses a forbidden address, with or without brackets, and lets names pass', () => {
    expect(() => vetHost('[::1]', strict)).toThrowError(expect.objectContaining({ code: 'E_ADDRESS_FORBIDDEN' }));
    expect(() => vetHost('10.0.0.1', strict)).toThrowError(expect.objectContaining({ code: 'E_ADDRESS_FORBIDDEN' }));
    expect(() => vetHost('partner.example', strict)).not.toThrow();
  });
});

describe('guardedLookup', () => {
  const answering = (...addresses: LookupAddress[]): typeof lookup =>
    ((_host: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
      callback(null, addresses)) as typeof lookup;
  const ask = (dns: typeof lookup, all: boolean) =>
    new Promise((resolve) => {
      guardedLookup(strict, dns)('partner.example', { all }, (error, address, family) => resolve(error ?? [address, family]));
    });

  it('gives one address or all, as the socket asks', async () => {
    const dns = answering({ address: '8.8.8.8', family: 4 }, { address: '2606:4700::1', family: 6 });
    expect(await ask(dns, false)).toEqual(['8.8.8.8', 4]);
    expect(await ask(dns, true)).toEqual([
      [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1', family: 6 },
      ],
      undefined,
    ]);
  });

  it('refuses a name of which one address is forbidden', async () => {
    const refusal = await ask(answering({ address: '8.8.8.8', family: 4 }, { address: '169.254.169.254', family: 4 }), true);
    expect(refusal).toBeInstanceOf(HubError);
    expect(refusal).toMatchObject({ code: 'E_ADDRESS_FORBIDDEN', message: expect.stringContaining('link-local') });
  });
});
