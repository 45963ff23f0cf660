import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PersonRecord } from '../../core/spi/ledger/people.ts';
import type { SessionRecord } from '../../core/spi/ledger/sessions.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { readCookie, removeCookie, writeCookie } from './cookies.ts';
import { sha256Hex } from './secrets.ts';

/** A session that nobody uses ends, in milliseconds. */
const IDLE_MS = 8 * 3_600_000;
/** A session ends, however much it is used, in milliseconds. */
const LONGEST_MS = 24 * 3_600_000;
/** Its use is noted this often: not at every request. */
const NOTED_EVERY_MS = 60_000;
const COOKIE = 'relais-session';

/** A session that counts. */
export interface LiveSession {
  /** What the cookie has. */
  readonly token: string;
  readonly session: SessionRecord;
  /** Absent: opened with the admin token. */
  readonly person?: PersonRecord;
  /** When it ends unless it is used. */
  readonly endsAt: Date;
}

type Parts = Pick<Runtime, 'ledger' | 'clock' | 'ids'>;

/** The session that the request's cookie names, if it counts: neither ended nor run out, of an account that works. Its use is noted. */
export async function sessionOf(parts: Pick<Runtime, 'ledger' | 'clock'>, request: FastifyRequest): Promise<LiveSession | undefined> {
  const live = await liveSessionOf(parts, request);
  if (live === undefined) return undefined;
  const now = parts.clock.now();
  if (now.getTime() - live.session.lastUsedAt.getTime() >= NOTED_EVERY_MS) await parts.ledger.noteSessionUse(live.session.id, now);
  return { ...live, endsAt: new Date(Math.min(live.session.expiresAt.getTime(), now.getTime() + IDLE_MS)) };
}

/** The same, without counting as a use. */
export async function liveSessionOf(
  { ledger, clock }: Pick<Runtime, 'ledger' | 'clock'>,
  request: FastifyRequest,
): Promise<LiveSession | undefined> {
  const token = readCookie(request, COOKIE);
  if (token === undefined) return undefined;
  const found = await ledger.findSession(sha256Hex(token));
  if (found === undefined) return undefined;
  const { session, person } = found;
  const now = clock.now().getTime();
  if (session.personId !== undefined && person?.active !== true) return undefined;
  if (session.expiresAt.getTime() <= now || session.lastUsedAt.getTime() + IDLE_MS <= now) return undefined;
  const endsAt = new Date(Math.min(session.expiresAt.getTime(), session.lastUsedAt.getTime() + IDLE_MS));
  return { token, session, endsAt, ...(person === undefined ? {} : { person }) };
}

/** Opens a session and gives its cookie; one that the browser had ends. Without a person it is one of the admin token. */
export async function openSession(parts: Parts, request: FastifyRequest, reply: FastifyReply, person?: PersonRecord): Promise<LiveSession> {
  const { ledger, clock, ids } = parts;
  const earlier = await sessionOf(parts, request);
  if (earlier !== undefined) await ledger.endSession(earlier.session.id);
  const now = clock.now();
  await ledger.forgetSessions(new Date(now.getTime() - IDLE_MS), now);
  const token = randomBytes(32).toString('base64url');
  const userAgent = request.headers['user-agent']?.slice(0, 120);
  const session = {
    id: ids.next<string>(),
    tokenHash: sha256Hex(token),
    createdAt: now,
    lastUsedAt: now,
    expiresAt: new Date(now.getTime() + LONGEST_MS),
    ...(person === undefined ? {} : { personId: person.id }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
  await ledger.openSession(session);
  writeCookie(request, reply, COOKIE, token);
  return { token, session, endsAt: new Date(now.getTime() + IDLE_MS), ...(person === undefined ? {} : { person }) };
}

/** Ends the session, and takes its cookie away. */
export async function closeSession({ ledger }: Parts, request: FastifyRequest, reply: FastifyReply, id: string): Promise<void> {
  await ledger.endSession(id);
  removeCookie(request, reply, COOKIE);
}
