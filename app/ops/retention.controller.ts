import { createHmac, hkdfSync } from 'node:crypto';
import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { hubError } from '../../core/kernel/errors.ts';
import type { CaseId } from '../../core/kernel/ids.ts';
import { formatDuration } from '../../core/spi/duration.ts';
import type { ErasureRecord, ErasureSubject } from '../../core/spi/ledger/erasure.ts';
import type { RetentionRun } from '../../core/spi/ledger/retention.ts';
import { actorOf } from '../access/actor.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { Erasure, ErasurePage, RetentionView } from '../api/views/operations.ts';
import { erase } from '../forgetting/erase.ts';
import { nextRunAfter } from '../forgetting/forget-in-turn.ts';
import { keepRules } from '../forgetting/rules.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

/** How long canonical messages are searched for a person, in milliseconds. */
const SEARCH_MS = 20_000;
const RUNS = 20;

/** What is kept, what was forgotten, and what is to be erased. */
@Controller()
export class RetentionController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('getRetention')
  async retention(): Promise<RetentionView> {
    const { catalog, ledger, clock } = this.runtime;
    const runs = await ledger.retentionRuns(RUNS);
    const rules = keepRules(catalog()).flatMap(({ content, keepMs, only = ['*'] }) =>
      only.map((channel) => ({ channel, content, keep: formatDuration(keepMs) })),
    );
    const [last] = runs;
    const good = runs.find(({ endedAt, failed }) => endedAt !== undefined && failed === undefined)?.endedAt;
    const next = last === undefined ? undefined : nextRunAfter(last);
    return {
      rules,
      ...(last === undefined ? {} : { lastRun: runView(last) }),
      ...(good === undefined ? {} : { lastSuccessAt: good.toISOString() }),
      ...(next === undefined ? {} : { nextRunAt: new Date(Math.max(next.getTime(), clock.now().getTime())).toISOString() }),
    };
  }

  @Serves('listErasures')
  async erasures(@Query() query: unknown): Promise<ErasurePage> {
    const { cursor, limit } = readQuery('listErasures', query);
    const { items, nextCursor } = await this.runtime.ledger.erasures({ limit, ...(cursor === undefined ? {} : { cursor }) });
    return { items: items.map(erasureView), ...(nextCursor === undefined ? {} : { nextCursor }) };
  }

  @Serves('planErasure')
  async plan(@Req() request: FastifyRequest): Promise<Erasure> {
    const { ledger, clock, ids } = this.runtime;
    const body = readBody('ErasureRequest', request.body);
    const of: ErasureSubject = 'person' in body ? { person: body.person.value.trim() } : { caseId: body.caseId as CaseId };
    const subject = 'person' in of ? `person ${this.hashOf(of.person)}` : `case ${of.caseId}`;
    const [actor, reason, at, id] = [actorOf(request), body.reason.trim(), clock.now(), ids.next<string>()];
    if (reason.length < 3) throw hubError('E_REQUEST_INVALID', { reason: 'say in a few words why it is erased' });
    await ledger.recordDeed({ at, actor, action: 'erasure.planned', subject, reason, details: { erasure: id } });
    return erasureView(await ledger.planErasure({ id, of, subject, reason, plannedBy: actor.name, at, searchMs: SEARCH_MS }));
  }

  /** Answered at once: it goes on in the background, and after a crash in the process that leads then. */
  @Serves('confirmErasure')
  async confirm(@Param('id') id: string, @Req() request: FastifyRequest): Promise<Erasure> {
    const { ledger, clock, catalog } = this.runtime;
    const actor = actorOf(request);
    const { subject, plannedBy } = await ledger.erasure(id);
    await ledger.recordDeed({ at: clock.now(), actor, action: 'erasure.confirmed', subject, details: { erasure: id } });
    if (catalog().hub.fourEyes === true && plannedBy === actor.name) throw hubError('E_FOUR_EYES', { id });
    const begun = await ledger.beginErasure(id);
    void erase(this.runtime, id);
    return erasureView(begun);
  }

  /** Tells two erasures of one person apart from those of others, and nothing of the person to who has not the key. */
  private hashOf(person: string): string {
    const { environment, adminToken } = this.runtime;
    const key = Buffer.from(hkdfSync('sha256', environment.masterKey ?? adminToken, '', 'relais erased person', 32));
    return createHmac('sha256', key).update(person.toLowerCase()).digest('hex').slice(0, 16);
  }
}

function runView({ startedAt, endedAt, removed, bytes, failed }: RetentionRun): NonNullable<RetentionView['lastRun']> {
  return {
    startedAt: startedAt.toISOString(),
    removed,
    bytes,
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(failed === undefined ? {} : { failed }),
  };
}

function erasureView({ plannedAt, endedAt, searchedTo, ...rest }: ErasureRecord): Erasure {
  return {
    ...rest,
    plannedAt: plannedAt.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(searchedTo === undefined ? {} : { searchedTo: searchedTo.toISOString() }),
  };
}
