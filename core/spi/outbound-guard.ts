import { type LookupAddress, type LookupOptions, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { type HubError, hubError } from '../kernel/errors.ts';

/** What a partner's address may be. */
export interface GuardOptions {
  /** Also private, loopback and other addresses that are not on the public internet. For partners in one's own network, and for tests. */
  readonly allowPrivate: boolean;
}

/** Networks that no partner on the internet can have, by what they are: IANA's special-purpose registries (RFC 6890 and
 *  its updates), as far as they are not globally reachable. 169.254.169.254, where clouds hand out credentials, is link-local. */
const forbidden: readonly (readonly [kind: string, ...networks: string[]])[] = [
  ['unspecified', '0.0.0.0/8', '::/128'],
  ['loopback', '127.0.0.0/8', '::1/128'],
  ['private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7', 'fec0::/10'],
  ['link-local', '169.254.0.0/16', 'fe80::/10'],
  ['shared (carrier-grade NAT)', '100.64.0.0/10'],
  ['multicast', '224.0.0.0/4', 'ff00::/8'],
  ['reserved', '192.0.0.0/24', '192.88.99.0/24', '240.0.0.0/4', '100::/64', '2001::/23', '5f00::/16'],
  ['for documentation or benchmarks', '192.0.2.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
];

const lists = forbidden.map(([kind, ...networks]) => ({ kind, list: blockList(networks) }));

/** Says why an address must not be contacted.
 *  IPv6 addresses that carry an IPv4 address (mapped RFC 4291, NAT64 RFC 6052 and RFC 8215, 6to4 RFC 3056) are judged by that one.
 *  @param ip an IPv4 or IPv6 address, without brackets
 *  @returns undefined when it may be contacted, else what kind of address it is */
export function vetAddress(ip: string, options: GuardOptions): string | undefined {
  if (options.allowPrivate) return undefined;
  const address = ip.replace(/%.*$/, ''); // the zone of a link-local address
  const version = isIP(address);
  if (version === 0) return 'not an address';
  const inner = version === 6 ? embeddedIpv4(address) : undefined;
  if (inner !== undefined) return vetAddress(inner, options);
  return lists.find(({ list }) => list.check(address, version === 6 ? 'ipv6' : 'ipv4'))?.kind;
}

/** The refusal of a host, as the error that a connector reports.
 *  @returns `E_ADDRESS_FORBIDDEN` */
export function forbiddenAddress(host: string, kind: string): HubError {
  return hubError('E_ADDRESS_FORBIDDEN', { host, kind });
}

/** What Node's `net.connect` and `tls.connect` take as `lookup`. */
export type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void,
) => void;

/** A look-up of names that vets every address it gives. Used as the socket's own `lookup`, so that the address vetted is
 *  the address connected to, and a name whose address changes in between (DNS rebinding) gains nothing. A name with one
 *  forbidden address is refused whole. The error given is an `E_ADDRESS_FORBIDDEN`.
 *
 *  Node asks no look-up for a host that is an address already: vet that one with {@link vetHost} before connecting. */
export function guardedLookup(options: GuardOptions, lookup: typeof systemLookup = systemLookup): Lookup {
  return (hostname, wish, callback) => {
    lookup(hostname, { ...wish, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const kind = addresses.map(({ address }) => vetAddress(address, options)).find((found) => found !== undefined);
      if (kind !== undefined) return callback(forbiddenAddress(hostname, kind), []);
      const [first] = addresses;
      if (wish.all === true || first === undefined) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

/** Refuses a host that is itself a forbidden address; names pass, {@link guardedLookup} vets those.
 *  @param host a name or an address, IPv6 with or without brackets
 *  @throws E_ADDRESS_FORBIDDEN */
export function vetHost(host: string, options: GuardOptions): void {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) === 0) return;
  const kind = vetAddress(address, options);
  if (kind !== undefined) throw forbiddenAddress(address, kind);
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

function embeddedIpv4(address: string): string | undefined {
  const groups = ipv6Groups(address);
  const starts = (...prefix: number[]): boolean => prefix.every((group, at) => groups[at] === group);
  const last = dotted(groups[6], groups[7]);
  if (starts(0, 0, 0, 0, 0, 0xffff)) return last; // ::ffff:a.b.c.d
  if (starts(0x64, 0xff9b, 0, 0, 0, 0)) return last; // 64:ff9b::/96
  if (starts(0x64, 0xff9b, 1)) return last; // 64:ff9b:1::/48
  if (starts(0x2002)) return dotted(groups[1], groups[2]); // 2002:AABB:CCDD::/16
  // ::a.b.c.d, deprecated; :: and ::1 are of their own kinds.
  if (starts(0, 0, 0, 0, 0, 0) && (groups[6] !== 0 || (groups[7] ?? 0) > 1)) return last;
  return undefined;
}

/** The eight 16-bit groups of a valid IPv6 address. */
function ipv6Groups(address: string): number[] {
  const hex = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${pair(a, b)}:${pair(c, d)}`);
  const [head = '', tail] = hex.split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = read(head);
  const after = tail === undefined ? [] : read(tail);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function pair(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}

function dotted(high = 0, low = 0): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
