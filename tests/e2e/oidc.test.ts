import 'reflect-metadata';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '../../app/config/environment.ts';
import { type Hub, startHub } from '../../app/hub/start-hub.ts';
import { cookieOf } from '../support/callers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { sharedHome } from '../support/home.ts';
import { freePort } from '../support/hub-process.ts';

/* Logins with a real provider of identities on loopback: it asks nobody, and takes the name that it is given for proven. */

let hub: Hub;
let data: string;
let server: Server;
const groups: Record<string, readonly string[]> = { alice: ['staff', 'service-desk'], bob: ['elsewhere'] };

beforeAll(async () => {
  const [hubPort, providerPort] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${providerPort}`;
  const publicUrl = `http://127.0.0.1:${hubPort}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'relais', client_secret: 'a secret of loopback', redirect_uris: [`${publicUrl}/api/session/oidc/callback`] }],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'groups'] },
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['loopback'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, name: `${id} of loopback`, preferred_username: id, groups: groups[id] ?? [] }),
    }),
  });
  server = provider.listen(providerPort, '127.0.0.1');
  await once(server, 'listening');
  data = await dataFolder('oidc');
  hub = await startHub(
    readEnvironment({
      RELAIS_HOME: await sharedHome(),
      RELAIS_DATA: data,
      PORT: String(hubPort),
      LOG_LEVEL: 'silent',
      RELAIS_PUBLIC_URL: publicUrl,
      RELAIS_OIDC_ISSUER: issuer,
      RELAIS_OIDC_CLIENT_ID: 'relais',
      RELAIS_OIDC_CLIENT_SECRET: 'a secret of loopback',
      RELAIS_OIDC_NAME: 'Loopback',
      RELAIS_OIDC_ROLES: 'groups:staff=viewer,service-desk=operator',
    }),
  );
});
afterAll(async () => {
  await hub?.stop();
  server?.closeAllConnections();
  server?.close();
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

/** What a browser keeps. */
class Jar {
  readonly #cookies = new Map<string, string>();

  async open(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...body });
    for (const one of cookieOf(answer).split('; ')) {
      const at = one.indexOf('=');
      if (at > 0) this.#cookies.set(one.slice(0, at), one.slice(at + 1));
    }
    return answer;
  }

  /** Follows where it is led, answering as a person would. @returns the address of the console where it ends */
  async logIn(person: string, from = '/api/session/oidc?returnTo=/messages?status=dead'): Promise<string> {
    let url = `${hub.url}${from}`;
    let form: Readonly<Record<string, string>> | undefined;
    for (let steps = 0; steps < 20; steps += 1) {
      const answer = await this.open(url, form);
      form = undefined;
      const location = answer.headers.get('location');
      if (location === null) {
        const page = await answer.text();
        const action = /action="([^"]+)"/.exec(page)?.[1];
        if (action === undefined) throw new Error(`${url}: ${answer.status} ${page}`);
        form = page.includes('name="login"') ? { prompt: 'login', login: person, password: 'any' } : { prompt: 'consent' };
        url = new URL(action, url).href;
      } else {
        url = new URL(location, url).href;
        if (url.startsWith(hub.url) && !url.includes('/api/')) return url.slice(hub.url.length);
      }
    }
    throw new Error('led in circles');
  }

  async session(): Promise<{ person?: { login: string; name: string; role: string }; methods: object }> {
    return (await (await this.open(`${hub.url}/api/session`)).json()) as never;
  }
}

describe('a login with the provider of identities', () => {
  test('opens a session with the highest role of the groups, and leads back', async () => {
    const jar = new Jar();
    expect(await jar.logIn('alice')).toBe('/messages?status=dead');
    const { person, methods } = await jar.session();
    expect(person).toMatchObject({ login: 'alice', name: 'alice of loopback', role: 'operator' });
    expect(methods).toEqual({ password: true, oidc: 'Loopback' });
    const { items } = await hub.runtime.ledger.deeds({ action: 'session.opened' });
    expect(items[0]).toMatchObject({ actor: { kind: 'person', name: 'alice' }, details: { by: 'oidc' } });
  });

  test('keeps the account, and takes the role of the day', async () => {
    groups['alice'] = ['staff'];
    const jar = new Jar();
    await jar.logIn('alice');
    expect((await jar.session()).person).toMatchObject({ login: 'alice', role: 'viewer' });
    const people = await hub.runtime.ledger.listPeople(new Date());
    expect(people.filter(({ login }) => login === 'alice')).toHaveLength(1);
  });

  test('is refused in clear words to who has none of the groups', async () => {
    const jar = new Jar();
    expect(await jar.logIn('bob')).toBe('/login?refused=E_OIDC_NO_ROLE');
    expect((await jar.session()).person).toBeUndefined();
  });

  test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example'])('never leads to %s', async (returnTo) => {
    expect(await new Jar().logIn('alice', `/api/session/oidc?returnTo=${encodeURIComponent(returnTo)}`)).toBe('/');
  });

  test('cannot be ended where it was not begun, nor with what another login was given', async () => {
    const stranger = new Jar();
    const answer = await stranger.open(`${hub.url}/api/session/oidc/callback?code=stolen&state=any`);
    expect(answer.headers.get('location')).toBe('/login?refused=E_OIDC_FAILED');
    await stranger.open(`${hub.url}/api/session/oidc`);
    const forged = await stranger.open(`${hub.url}/api/session/oidc/callback?code=stolen&state=any`);
    expect(forged.headers.get('location')).toBe('/login?refused=E_OIDC_FAILED');
    expect((await stranger.session()).person).toBeUndefined();
  });
});
