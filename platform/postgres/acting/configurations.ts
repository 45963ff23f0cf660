import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { hubError } from '../../../core/kernel/errors.ts';
import type { Configurations } from '../../../core/spi/ledger/configurations.ts';
import type { LedgerParts } from '../parts.ts';

const KNOWN = { name: 'known-bundles', text: 'SELECT sha256 FROM configuration_bundles WHERE sha256 = ANY($1::bytea[])' };
const INSERT_BUNDLE = {
  name: 'insert-bundle',
  text: 'INSERT INTO configuration_bundles (sha256, body) VALUES ($1, $2) ON CONFLICT DO NOTHING',
};
const INSERT = {
  name: 'insert-configuration',
  text: `
INSERT INTO configurations (hash, bundles, first_at, last_at) VALUES ($1, $2, $3, $3)
ON CONFLICT (hash) DO UPDATE SET last_at = excluded.last_at`,
};
const FIND = {
  name: 'find-configuration',
  text: `
SELECT b.body FROM configurations c JOIN configuration_bundles b ON b.sha256 = ANY(c.bundles) WHERE c.hash = $1`,
};
/** Whoever keeps a configuration meanwhile waits, and then writes the bundles that are missing. */
const LOCK_TABLE = 'LOCK TABLE configurations IN SHARE ROW EXCLUSIVE MODE';
/** When the next one had been taken up after it, that was the end of its time. What waits to be processed by it keeps it. */
const DROP = {
  name: 'drop-configurations',
  text: `
DELETE FROM configurations c WHERE c.hash <> $1 AND c.hash NOT IN (SELECT hash FROM configuration_wanted)
  AND (SELECT min(n.last_at) FROM configurations n WHERE n.last_at > c.last_at) < $2
  AND NOT EXISTS (SELECT FROM work w JOIN messages m ON m.id = w.message_id WHERE m.config_hash = c.hash AND m.as_of)
RETURNING c.hash`,
};
const DROP_BUNDLES = {
  name: 'drop-bundles',
  text: 'DELETE FROM configuration_bundles b WHERE NOT EXISTS (SELECT FROM configurations c WHERE b.sha256 = ANY(c.bundles))',
};
const WANT = {
  name: 'want-configuration',
  text: `
INSERT INTO configuration_wanted (hash, number, at) VALUES ($1, 1, $2)
ON CONFLICT (sole) DO UPDATE SET hash = excluded.hash, number = configuration_wanted.number + 1, at = excluded.at`,
};
const WANTED = { name: 'wanted-configuration', text: 'SELECT hash, number::float8 AS number FROM configuration_wanted' };

/** Held by a connection, so that it goes with a process that is killed: "files" in ASCII. */
const LOCK = `SELECT pg_try_advisory_lock(${0x66696c6573}) AS got`;
const UNLOCK = `SELECT pg_advisory_unlock(${0x66696c6573})`;

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Configurations by their hash. */
export function configurations({ database, clock }: LedgerParts): Configurations {
  return {
    keepConfiguration: async (hash, files) => {
      const bundles = bundlesOf(files).map((text) => ({ text, sha256: createHash('sha256').update(text).digest() }));
      const hashes = bundles.map(({ sha256 }) => sha256);
      await database.transaction(async (session) => {
        void session.query(INSERT, [hash, hashes, clock.now().toISOString()]);
        const known = await session.query<{ sha256: Buffer }>(KNOWN, [hashes]);
        const missing = bundles.filter(({ sha256 }) => !known.some((one) => one.sha256.equals(sha256)));
        const zipped = await Promise.all(missing.map(async ({ text, sha256 }) => ({ sha256, body: await zip(text) })));
        for (const { sha256, body } of zipped) void session.query(INSERT_BUNDLE, [sha256, body]);
      });
    },
    dropConfigurations: (before, current) =>
      database.transaction(async (session) => {
        void session.query({ name: 'lock-configurations', text: LOCK_TABLE }, []);
        const dropped = await session.query<{ hash: string }>(DROP, [current, before.toISOString()]);
        if (dropped.length > 0) void session.query(DROP_BUNDLES, []);
        return dropped.length;
      }),
    keptConfiguration: async (hash) => {
      const rows = await database.query<{ body: Buffer }>(FIND, [hash]);
      if (rows.length === 0) return undefined;
      const texts = await Promise.all(rows.map(({ body }) => unzip(body)));
      return new Map(texts.flatMap((text) => JSON.parse(text.toString('utf8')) as [string, string][]));
    },
    changeConfiguration: (work) =>
      database.withClient(async (client) => {
        const { rows } = await client.query<{ got: boolean }>(LOCK);
        if (rows[0]?.got !== true)
          throw hubError('E_STATE_CONFLICT', {
            what: 'configuration',
            id: 'of this hub',
            state: 'being changed',
            action: 'changed as well',
          });
        try {
          return await work();
        } finally {
          await client.query(UNLOCK);
        }
      }),
    wantConfiguration: async (hash) => {
      await database.query(WANT, [hash, clock.now().toISOString()]);
    },
    wantedConfiguration: async () => {
      const [row] = await database.query<{ hash: string; number: number }>(WANTED, []);
      return row;
    },
  };
}

/** Files that change together, as one text each: a pack, what packs share, the schemas that all configurations share. Another
 *  version of a code list costs no more than its pack. */
function bundlesOf(files: ReadonlyMap<string, string>): readonly string[] {
  const bundles = new Map<string, [string, string][]>();
  for (const path of [...files.keys()].sort()) {
    const name = bundleOf(path);
    const entries = bundles.get(name) ?? [];
    entries.push([path, files.get(path) ?? '']);
    bundles.set(name, entries);
  }
  return [...bundles.values()].map((entries) => JSON.stringify(entries));
}

function bundleOf(path: string): string {
  const [, pack] = /^(?:mappings|schemas\/partners)\/([^/]+)\//.exec(path) ?? [];
  return pack === undefined ? (path.split('/')[0] ?? '') : `pack ${pack}`;
}
