import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newHostKey, type SftpUser, startSftpServer } from '../../simulators/sftp/server.ts';
import { mustRun } from '../../tests/services/program.ts';
import { publicLine, startOpenSshSite } from './openssh.fixture.ts';
import { openSftpOutbound, type SftpOutboundChannel } from './outbound.ts';
import { password, type SimulatedSite, type Site, startSite } from './server.fixture.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Tries to log in. @returns what is told; undefined: all is well */
async function tryLogin(
  site: Site,
  credentials?: Partial<SftpOutboundChannel['credentials']>,
  settings: Partial<SftpOutboundChannel['settings']> = {},
): Promise<{ readonly code: string; readonly message: string } | undefined> {
  const endpoint = openSftpOutbound(site.outbound(settings, credentials === undefined ? undefined : { user: 'relais', ...credentials }));
  closing.push(() => endpoint.close());
  return endpoint.test(new AbortController().signal).then(
    () => undefined,
    (error: unknown) => error as { code: string; message: string },
  );
}

async function simulated(user: SftpUser): Promise<SimulatedSite> {
  const site = await startSite({ relais: user });
  closing.push(site.close);
  return site;
}

const refused = (words: string) => ({ code: 'E_LOGIN_REFUSED', message: expect.stringContaining(words) });

describe('a key', () => {
  let folder: string;
  const keys = new Map<string, string>();
  const kinds = [
    ['ed25519', []],
    ['rsa', ['-b', '2048']],
    ['ecdsa', ['-b', '256']],
    ['ecdsa-521', ['-b', '521']],
    ['rsa-pem', ['-b', '2048', '-m', 'PEM']],
    ['ecdsa-pem', ['-b', '384', '-m', 'PEM']],
  ] as const;
  const passphrases = ['', 'Kastanie 7'];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-keys-'));
    for (const [kind, options] of kinds) {
      for (const passphrase of passphrases) {
        const file = join(folder, `${kind}${passphrase}`);
        const [type = ''] = kind.split('-');
        await mustRun(['ssh-keygen', '-q', '-t', type, ...options, '-N', passphrase, '-f', file]);
        keys.set(`${kind}${passphrase}`, await readFile(file, 'utf8'));
      }
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describe.each(kinds.map(([kind]) => kind))('%s', (kind) => {
    it.each(passphrases)('logs in at both servers with the passphrase %j', async (passphrase) => {
      const privateKey = keys.get(`${kind}${passphrase}`) ?? '';
      const publicKey = publicLine(privateKey, passphrase);
      const credentials = { privateKey, ...(passphrase === '' ? {} : { passphrase }) };
      expect(await tryLogin(await simulated({ publicKey }), credentials)).toBeUndefined();
      const site = await startOpenSshSite();
      closing.push(site.close);
      await site.openSsh.authorize(publicKey);
      expect(await tryLogin(site, { user: site.openSsh.user, ...credentials })).toBeUndefined();
    });
  });

  it('is refused at start without its passphrase or with a wrong one, and the passphrase is not told', async () => {
    const site = await simulated({ password });
    for (const passphrase of [undefined, 'Birke 12']) {
      const privateKey = keys.get('ed25519Kastanie 7') ?? '';
      const open = () =>
        openSftpOutbound(site.outbound({}, { user: 'relais', privateKey, ...(passphrase === undefined ? {} : { passphrase }) }));
      expect(open).toThrowError(expect.objectContaining({ code: 'E_CONFIG_FIELD', message: expect.not.stringContaining('Birke') }));
    }
  });

  it('of somebody else is refused, and no other way is open', async () => {
    const site = await startOpenSshSite();
    closing.push(site.close);
    const privateKey = keys.get('rsa') ?? '';
    expect(await tryLogin(site, { user: site.openSsh.user, privateKey })).toMatchObject(refused('it refused the user or the key'));
    expect(await tryLogin(site, { user: site.openSsh.user, password })).toMatchObject(
      refused('it takes only a key, and the channel has none'),
    );
  });
});

// A password at OpenSSH would be one of a user of this system, and asked of PAM: the simulator stands for it.
describe('a password', () => {
  it('logs in', async () => {
    expect(await tryLogin(await simulated({ password }), { password })).toBeUndefined();
  });

  it('that is wrong is refused; a missing key is told', async () => {
    const site = await simulated({ password });
    expect(await tryLogin(site, { password: 'wrong' })).toMatchObject(refused('it refused the user or the password'));
    expect(await tryLogin(site, { user: 'nobody', password })).toMatchObject(refused('it refused the user or the password'));
    const publicKey = publicLine(newHostKey());
    expect(await tryLogin(await simulated({ publicKey }), { password })).toMatchObject(refused('it takes only a key'));
  });

  it('answers the one question that is asked (keyboard-interactive)', async () => {
    expect(await tryLogin(await simulated({ answers: [password] }), { password })).toBeUndefined();
    expect(await tryLogin(await simulated({ answers: ['another'] }), { password })).toMatchObject(refused('it refused'));
  });

  it('is no answer to a second question: it is not given, and what is asked is told', async () => {
    const site = await simulated({ answers: [password, password] });
    expect(await tryLogin(site, { password })).toMatchObject(refused('more than the password, such as a one-time code'));
  });
});

describe('the host key', () => {
  const typeOf = (hostKey: string): string => publicLine(hostKey);
  const serverWith = async (hostKey: string): Promise<Site> => {
    const site = await simulated({ password });
    const other = await startSftpServer({ users: { relais: { password } }, root: site.root, hostKey });
    closing.push(other.close);
    return { ...site, outbound: (settings, credentials) => site.outbound({ host: `127.0.0.1:${other.port}`, ...settings }, credentials) };
  };
  const sha256 = (line: string): string =>
    `SHA256:${createHash('sha256')
      .update(Buffer.from(line.split(' ')[1] ?? '', 'base64'))
      .digest('base64')
      .replace(/=+$/, '')}`;
  const [shown, another] = [newHostKey(), newHostKey()];
  const line = typeOf(shown);

  it.each([
    ['a fingerprint', [sha256(line)]],
    ['a fingerprint with padding', [`${sha256(line)}=`]],
    ['a whole key', [line]],
    ['a line of known_hosts', [`[sftp.partner.example]:2222 ${line}`]],
    ['a public key file', [`${line} root@partner`]],
    ['several, for a change of keys', [sha256(typeOf(another)), line]],
  ])('matches as %s', async (_, hostKey) => {
    expect(await tryLogin(await serverWith(shown), { password }, { hostKey })).toBeUndefined();
  });

  it.each([
    ['is none of those that are pinned', [sha256(typeOf(another))], 'none of those that are pinned (1)'],
    ['has changed', [typeOf(another)], 'the host key has changed'],
    ['is unknown', ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBVyW7ZsQFxyPx1Ca9n7wY7mxPpiU8bQ0aMZkTg1cOlB'], 'the host key is unknown'],
  ])('%s: nothing is sent, and the key that was shown is told', async (_, hostKey, words) => {
    const site = await serverWith(shown);
    const told = await tryLogin(site, { password }, { hostKey });
    expect(told).toMatchObject({ code: 'E_PEER_UNTRUSTED', message: expect.stringContaining(words) });
    expect(told?.message).toContain(`ecdsa-sha2-nistp256 host key ${sha256(line)}`);
  });

  it.each(['SHA256:short', 'ssh-ed25519 AAAA', 'MD5:00', 'ssh-ed25519', `ssh-rsa ${line.split(' ')[1]}`, ''])(
    'is refused at start: %j',
    async (hostKey) => {
      const site = await simulated({ password });
      expect(() => openSftpOutbound(site.outbound({ hostKey: [hostKey] }))).toThrowError(
        expect.objectContaining({ code: 'E_CONFIG_FIELD' }),
      );
    },
  );
});

describe('what answers at the address', () => {
  const at = async (answer: (socket: import('node:net').Socket) => void): Promise<Site> => {
    const site = await simulated({ password });
    const listener = createServer(answer).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    closing.push(async () => void listener.close());
    const { port } = listener.address() as { port: number };
    return {
      ...site,
      outbound: (settings, credentials) => site.outbound({ host: `127.0.0.1:${port}`, timeout: 400, ...settings }, credentials),
    };
  };

  it.each<[string, (socket: import('node:net').Socket) => void, string]>([
    ['hangs up', (socket) => socket.destroy(), 'no SSH server'],
    ['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'no SSH server'],
    [
      'speaks nonsense after its greeting',
      (socket) => void socket.write(Buffer.concat([Buffer.from('SSH-2.0-x\r\n'), randomBytes(4_000)])),
      '',
    ],
    ['says nothing', () => {}, 'did not answer within 400 ms'],
  ])('%s: it is told', async (_, answer, words) => {
    const told = await tryLogin(await at((socket) => answer(socket.on('error', () => {}))), { password });
    expect(told).toMatchObject({ code: expect.stringMatching(/^E_DELIVERY_/), message: expect.stringContaining(words) });
  });

  it('is nothing at all: it is told', async () => {
    const site = await simulated({ password });
    await site.server.close();
    expect(await tryLogin(site, { password })).toMatchObject({
      message: expect.stringContaining('nothing listens at this address and port'),
    });
  });

  it('has no algorithm in common, or no SFTP: it is told, and not tried for ever', async () => {
    const hostKey = newHostKey();
    const old = new ssh2.Server({ hostKeys: [hostKey], algorithms: { kex: ['diffie-hellman-group1-sha1'] } }, (client) =>
      client.on('error', () => {}),
    );
    const bare = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
      client.on('error', () => {});
      client.on('authentication', (attempt) => attempt.accept());
      client.on('session', (accept) => accept().on('error', () => {}));
    });
    const told = [];
    for (const server of [old, bare]) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      closing.push(async () => void server.close());
      const site = await simulated({ password });
      const { port } = server.address() as { port: number };
      told.push(await tryLogin(site, { password }, { host: `127.0.0.1:${port}`, hostKey: [publicLine(hostKey)] }));
    }
    expect(told).toMatchObject([
      { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('no key exchange algorithm in common') },
      { code: 'E_DELIVERY_REFUSED', message: expect.stringContaining('but not use SFTP') },
    ]);
  });
});
