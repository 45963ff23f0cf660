import { randomUUID } from 'node:crypto';
import { Controller, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { saidIn } from '../../core/alerts/sentences.ts';
import type { Language } from '../../core/canonical/code-types.ts';
import type { AlertRule, AlertTarget } from '../../core/catalog/alerts/alert-model.ts';
import { asHubError, hubError } from '../../core/kernel/errors.ts';
import { formatDuration } from '../../core/spi/duration.ts';
import type { AlertRecord, AlertTold } from '../../core/spi/ledger/alerts.ts';
import { actorOf } from '../access/actor.ts';
import { tell } from '../alerts/tell.ts';
import { readBody } from '../api/read-body.ts';
import { readQuery } from '../api/read-query.ts';
import { Serves } from '../api/serves.ts';
import type { Alert, AlertPage, AlertRules, AlertRuleView, AlertTargetTested } from '../api/views/operations.ts';
import { AnswerLanguage } from '../http/language.ts';
import { RUNTIME, type Runtime } from '../runtime/runtime.ts';

const HOUR_MS = 3_600_000;

/** What alarms, and who is told. */
@Controller()
export class AlertsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Serves('listAlerts')
  async list(@Query() query: Record<string, unknown>, @AnswerLanguage() language: Language): Promise<AlertPage> {
    const { state, limit, cursor } = readQuery('listAlerts', query);
    const page = await this.runtime.ledger.alerts({
      limit,
      ...(state === undefined ? {} : { states: state }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    return { ...page, items: page.items.map((alert) => alertView(alert, language)) };
  }

  @Serves('acknowledgeAlert')
  async acknowledge(@Param('id') id: string, @Req() request: FastifyRequest, @AnswerLanguage() language: Language): Promise<Alert> {
    const actor = actorOf(request);
    const { ledger, clock } = this.runtime;
    await ledger.recordDeed({ at: clock.now(), actor, action: 'alert.acknowledged', subject: `alert ${id.slice(0, 100)}` });
    return alertView(await ledger.acknowledgeAlert(id, actor.name), language);
  }

  @Serves('muteAlert')
  async mute(@Param('id') id: string, @Req() request: FastifyRequest, @AnswerLanguage() language: Language): Promise<Alert> {
    const { hours } = readBody('MuteRequest', request.body);
    const actor = actorOf(request);
    const { ledger, clock } = this.runtime;
    const at = clock.now();
    await ledger.recordDeed({ at, actor, action: 'alert.muted', subject: `alert ${id.slice(0, 100)}`, details: { hours } });
    const until = hours === 0 ? undefined : new Date(at.getTime() + hours * HOUR_MS);
    return alertView(await ledger.muteAlert(id, until, actor.name), language);
  }

  @Serves('listAlertRules')
  rules(): AlertRules {
    const { rules, targets } = this.runtime.catalog().alerts;
    return {
      rules: rules.map(ruleView),
      targets: [...targets.values()].map((one) => ({ name: one.name, kind: one.kind, to: placeOf(one) })),
    };
  }

  @Serves('testAlertTarget')
  async test(@Param('name') name: string, @Req() request: FastifyRequest): Promise<AlertTargetTested> {
    const { ledger, clock } = this.runtime;
    if (!this.runtime.catalog().alerts.targets.has(name)) throw hubError('E_NOT_FOUND', { what: 'alert target', id: name.slice(0, 100) });
    await ledger.recordDeed({ at: clock.now(), actor: actorOf(request), action: 'alert-target.tested', subject: `alert target ${name}` });
    try {
      const id = randomUUID();
      await tell(this.runtime, name, [{ alert: trial(id, this.runtime.clock.now()), reason: 'opened' }], `alerts-test-${id}`);
      return { target: name, sent: true };
    } catch (thrown) {
      return { target: name, sent: false, finding: asHubError(thrown).toFinding() };
    }
  }
}

function trial(id: string, at: Date): AlertRecord {
  return {
    ...{ id, rule: 'test', subject: 'test', severity: 'warning', state: 'open', count: 1, openedAt: at, lastAt: at, link: '/alerts' },
    ...{ say: '', remedy: '', facts: { kind: 'test' } },
  };
}

function alertView(alert: AlertRecord & { readonly told: readonly AlertTold[] }, language: Language): Alert {
  const { id, rule, severity, state, subject, count, openedAt, lastAt, endedAt, acknowledgedBy, mutedUntil, mutedBy, told, link } = alert;
  return {
    ...{ id, rule, severity, state, subject, ...saidIn(alert, language), count, link },
    openedAt: openedAt.toISOString(),
    lastAt: lastAt.toISOString(),
    ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
    ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }),
    ...(mutedUntil === undefined ? {} : { mutedUntil: mutedUntil.toISOString() }),
    ...(mutedBy === undefined ? {} : { mutedBy }),
    told: told.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
  };
}

function ruleView({ name, on, severity, builtIn, threshold, withinMs, suppressMs, partner, channel, to, say }: AlertRule): AlertRuleView {
  return {
    ...{ name, on, severity, builtIn, to, say, suppress: formatDuration(suppressMs) },
    ...(threshold === undefined ? {} : { threshold }),
    ...(withinMs === undefined ? {} : { within: formatDuration(withinMs) }),
    ...(partner === undefined ? {} : { partner }),
    ...(channel === undefined ? {} : { channel }),
  };
}

/** Where a target leads, without what is secret or personal: an address may hold a key in its path, and recipients are people. */
function placeOf(target: AlertTarget): string {
  switch (target.kind) {
    case 'webhook':
      return new URL(target.url).host;
    case 'email':
      return `${target.to.length} recipient${target.to.length === 1 ? '' : 's'} by ${target.host}`;
    case 'channel':
      return target.channel;
  }
}
