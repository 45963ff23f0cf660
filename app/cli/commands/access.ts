import type { Command } from 'commander';
import { hubError } from '../../../core/kernel/errors.ts';
import type { AuditVerified, KeyView, LedgerVerified, NewKey, NewPerson, PersonView } from '../../api/views/index.ts';
import { processOutput, table } from '../output.ts';
import { group, hubOf, type RemoteOptions, remote } from '../remote.ts';

/** So many faults of a kind are named. */
const FAULTS_SHOWN = 10;

/** The commands of who may get in, and of whether all is as it was written. */
export function accessCommands(): Command[] {
  return [keys(), people(), verify()];
}

function keys(): Command {
  return group('keys', 'API keys of partners', [createKey(), listKeys(), rotateKey(), revokeKey()]);
}

function createKey(): Command {
  return remote('create', 'make a key; it is shown once')
    .requiredOption('--partner <name>')
    .option('--channels <names>', 'inbound channels, separated by commas (default: all)')
    .option('--scope <scopes>', 'send, read, or both with a comma (default: send)')
    .option('--expires <instant>', 'such as 2027-01-31T00:00:00Z')
    .action(async (options: RemoteOptions & { partner: string; channels?: string; scope?: string; expires?: string }) => {
      const answer = await hubOf(options).post<NewKey>('/api/keys', {
        partner: options.partner,
        ...(options.channels === undefined ? {} : { channels: options.channels.split(',') }),
        ...(options.scope === undefined ? {} : { scopes: options.scope.split(',') }),
        ...(options.expires === undefined ? {} : { expiresAt: options.expires }),
      });
      processOutput(options.json === true).result(answer, answer.key);
    });
}

function listKeys(): Command {
  return remote('list', 'list keys by their first characters').action(async (options: RemoteOptions) => {
    const answer = await hubOf(options).get<{ items: KeyView[] }>('/api/keys');
    const rows = answer.items.map((key) => [
      key.prefix,
      key.partner,
      key.scopes.join(','),
      key.createdAt,
      key.expiresAt ?? '',
      key.lastUsedAt ?? 'never',
      key.revokedAt === undefined ? 'active' : 'revoked',
    ]);
    processOutput(options.json === true).result(answer, table(['key', 'partner', 'may', 'created', 'expires', 'last used', 'state'], rows));
  });
}

function rotateKey(): Command {
  return remote('rotate', 'make a key of the same rights in place of one, which works on for a while')
    .argument('<prefix>', 'first characters of the old key')
    .option('--overlap <hours>', 'how long the old key works on (default: 168)')
    .action(async (prefix: string, options: RemoteOptions & { overlap?: string }) => {
      const body = options.overlap === undefined ? {} : { overlapHours: Number(options.overlap) };
      const answer = await hubOf(options).post<NewKey>(`/api/keys/${encodeURIComponent(prefix)}/rotate`, body);
      processOutput(options.json === true).result(answer, answer.key);
    });
}

function revokeKey(): Command {
  return remote('revoke', 'end a key')
    .argument('<prefix>', 'its first characters')
    .action(async (prefix: string, options: RemoteOptions) => {
      const answer = await hubOf(options).delete<{ prefix: string }>(`/api/keys/${encodeURIComponent(prefix)}`);
      processOutput(options.json === true).result(answer, `revoked ${answer.prefix}`);
    });
}

function people(): Command {
  return group('people', 'who may log in to the console', [addPerson(), listPeople()]);
}

function addPerson(): Command {
  return remote('add', 'make a local account; its first password is shown once')
    .argument('<login>')
    .option('--role <role>', 'viewer, operator or admin', 'viewer')
    .option('--name <name>', 'how the person is called (default: the login)')
    .action(async (login: string, options: RemoteOptions & { role: string; name?: string }) => {
      const answer = await hubOf(options).post<NewPerson>('/api/people', { login, name: options.name ?? login, role: options.role });
      processOutput(options.json === true).result(
        answer,
        `${login} may log in as ${options.role}; the first password, to be changed at once: ${answer.firstPassword ?? ''}`,
      );
    });
}

function listPeople(): Command {
  return remote('list', 'list accounts').action(async (options: RemoteOptions) => {
    const answer = await hubOf(options).get<{ items: PersonView[] }>('/api/people');
    const rows = answer.items.map((person) => [
      person.login,
      person.name,
      person.role,
      person.active ? person.source : 'closed',
      person.lastSeenAt ?? 'never',
    ]);
    processOutput(options.json === true).result(answer, table(['login', 'name', 'role', 'account', 'last seen'], rows));
  });
}

const BROKEN: Readonly<Record<NonNullable<AuditVerified['how']>, string>> = {
  changed: 'which is not what its hash says',
  missing: 'which is not there',
  'cut-off': 'which is not there, nor anything after it',
  other: 'which is not the one that was written down',
};

function verify(): Command {
  return remote('verify', 'check the audit chain, then the ledger: contents against their hashes, states against what is to be done')
    .option('--audit-only', 'leave the ledger out')
    .option('--has <entry>', 'an entry that was written down, as NUMBER:HASH: the audit must still have it')
    .action(async (options: RemoteOptions & { auditOnly?: true; has?: string }) => {
      const hub = hubOf(options);
      const [number = '', hash = ''] = (options.has ?? '').split(':');
      const mark = options.has === undefined ? '' : `?${new URLSearchParams({ number, hash })}`;
      const audit = await hub.get<AuditVerified>(`/api/audit/verify${mark}`);
      const ledger = { messages: 0, contents: 0, faults: [] as LedgerVerified['faults'][number][] };
      for (let cursor: string | undefined = ''; cursor !== undefined && options.auditOnly !== true; ) {
        const stretch: LedgerVerified = await hub.get<LedgerVerified>(`/api/ledger/verify?cursor=${encodeURIComponent(cursor)}`);
        ledger.messages += stretch.messages;
        ledger.contents += stretch.contents;
        ledger.faults.push(...stretch.faults);
        cursor = stretch.nextCursor;
        if (process.stderr.isTTY && options.json !== true) process.stderr.write(`\r${ledger.messages} messages checked`);
      }
      if (process.stderr.isTTY && options.json !== true) process.stderr.write('\r\u001b[2K');
      const chain = audit.intact
        ? `audit: ${audit.entries} entries, unbroken${audit.head === undefined ? '' : `; head ${audit.entries}:${audit.head}`}`
        : `audit: broken at entry ${audit.brokenAt}, ${BROKEN[audit.how ?? 'changed']}`;
      const lines = [
        chain,
        ...(options.auditOnly === true
          ? []
          : [`ledger: ${ledger.messages} messages, ${ledger.contents} contents, ${ledger.faults.length} faults`]),
        ...faultLines(ledger.faults),
      ];
      processOutput(options.json === true).result({ audit, ...(options.auditOnly === true ? {} : { ledger }) }, lines.join('\n'));
      if (!audit.intact) throw hubError('E_LEDGER_BROKEN', { what: `the audit at entry ${audit.brokenAt}` });
      if (ledger.faults.length > 0) throw hubError('E_LEDGER_BROKEN', { what: `${ledger.faults.length} places of the ledger` });
    });
}

/** Each kind with its count and the first of them. */
function faultLines(faults: LedgerVerified['faults']): readonly string[] {
  return [...new Set(faults.map(({ kind }) => kind))].flatMap((kind) => {
    const all = faults.filter((fault) => fault.kind === kind);
    const shown = all.slice(0, FAULTS_SHOWN).map(({ subject }) => `${kind} ${subject}`);
    return all.length > FAULTS_SHOWN ? [...shown, `${kind}: ${all.length} in all; --json has them`] : shown;
  });
}
