import { describe, expect, it } from 'vitest';
import {
  type AnySide,
  type ChannelConfig,
  type ConnectorDefinition,
  inboundManner,
  type OutboundEndpoint,
  type PollingEndpoint,
} from '../spi/connector.ts';
import { parseFields } from '../spi/field-parser.ts';
import type { Field, FieldTable } from '../spi/fields.ts';

const SENTENCE = /^\S.*[^\s.][.?]$/s;
/** Names under which people look for what must not be shown. */
const SECRET = /(password|passphrase|secret|token|privateKey|clientKey|apiKey)s?$/i;

/** What every descriptor must say, without any I/O: the hub's lint, schema, option tables and form are made of it. Belongs to the
 *  first half.
 *
 *  ```ts
 *  descriptorConformance(restConnector);
 *  ``` */
export function descriptorConformance(connector: ConnectorDefinition): void {
  const { kind, summary, capabilities } = connector;
  const sides: Readonly<Record<string, AnySide<unknown> | undefined>> = { inbound: connector.inbound, outbound: connector.outbound };

  describe(`${kind}: descriptor conformance`, () => {
    it('has a name that packs can write, and one sentence about itself', () => {
      expect(kind).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(summary).toMatch(SENTENCE);
    });

    it('has the sides that its capabilities name, and no other', () => {
      expect(connector.inbound !== undefined).toBe(capabilities.inbound !== 'none');
      expect(connector.outbound !== undefined).toBe(capabilities.outbound);
      if (typeof capabilities.inbound === 'object') {
        expect(Object.keys(connector.inbound?.settings ?? {})).toContain(capabilities.inbound.pollsWith);
        expect(inboundManner(capabilities, {})).toBe('push');
      }
      if (capabilities.idempotencyKey !== true) expect(capabilities.idempotencyKey.no).not.toBe('');
    });

    for (const [name, side] of Object.entries(sides)) if (side !== undefined) describe(name, () => sideBehaviours(side));
  });
}

function sideBehaviours(side: AnySide<unknown>): void {
  it('describes each field in a sentence, and has examples, defaults and choices that it takes itself', () => {
    for (const table of [side.settings, side.credentials]) {
      for (const [name, field] of Object.entries(table)) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect([name, field.description]).toEqual([name, expect.stringMatching(SENTENCE)]);
        for (const value of [field.default, exampleOf(field)]) expect([name, problems(name, field, value)]).toEqual([name, []]);
      }
    }
  });

  it('takes secrets among the credentials only, marked as such', () => {
    expect(Object.entries(side.settings).filter(([, field]) => field.secret === true)).toEqual([]);
    const open = Object.entries(side.credentials).filter(([name, field]) => SECRET.test(name) && field.secret !== true);
    expect(open.map(([name]) => name)).toEqual([]);
  });

  it('opens, or refuses, a channel of its examples without connecting, waiting or keeping anything alive', async () => {
    const before = process.getActiveResourcesInfo().sort();
    const endpoint = opened(side);
    expect(process.getActiveResourcesInfo().sort()).toEqual(before);
    await (endpoint?.close?.() ?? endpoint?.stop?.());
  });
}

/** Of two credentials that go together the examples may have one: that is a refusal. */
function opened(side: AnySide<unknown>): Partial<OutboundEndpoint & PollingEndpoint> | undefined {
  try {
    return side.open(exampleChannel(side)) as Partial<OutboundEndpoint & PollingEndpoint>;
  } catch (error) {
    expect(error).toMatchObject({ name: 'HubError', code: 'E_CONFIG_FIELD' });
    return undefined;
  }
}

/** A channel of which every required field has its example. */
function exampleChannel({ settings, credentials }: AnySide<unknown>): ChannelConfig {
  const values = (table: FieldTable): Readonly<Record<string, unknown>> => {
    const given = Object.entries(table).flatMap(([name, field]) =>
      field.required === true ? [[name, exampleOf(field) ?? 'example']] : [],
    );
    const parsed = parseFields(table, Object.fromEntries(given), {});
    expect(parsed).toMatchObject({ ok: true });
    return parsed.ok ? parsed.settings : {};
  };
  const resource = async (name: string) => ({ text: '', path: name });
  return { name: 'partner/channel', settings: values(settings), credentials: values(credentials), concurrency: 1, resource };
}

/** The example as a pack would write it; that of a map is written `name: "text"`. */
function exampleOf({ type, example }: Field): unknown {
  if (type !== 'text-map' || example === undefined) return example;
  const [, name = '', text = ''] = /^([^:]+): "?(.*?)"?$/.exec(example) ?? [];
  return { [name]: text };
}

function problems(name: string, field: Field, value: unknown): readonly string[] {
  if (value === undefined) return [];
  const parsed = parseFields({ [name]: field }, { [name]: value }, {});
  return parsed.ok ? [] : parsed.findings.map(({ message }) => message);
}
