import { asHubError, type HubError, hubError } from '../kernel/errors.ts';
import type { Failure, Stage as StageName } from '../spi/ledger/ledger.ts';
import type { Logger } from '../spi/log.ts';
import type { Meters } from '../spi/meters.ts';
import type { Context } from './context.ts';

/** One step of the flow. Throws a HubError when the message cannot go on. */
export type StageRun = (context: Context) => Promise<Context>;

/** A stage: its name and what it does. */
export interface Stage {
  readonly name: StageName;
  readonly run: StageRun;
}

/** What cuts across the stages: a function over one. */
export type Middleware = (stage: Stage) => Stage;

/** Puts middleware around each stage, the first outermost, and the stages one after the other.
 *  A context that has failed, is settled or proved a duplicate passes the remaining stages untouched. */
export function compose(stages: readonly Stage[], middleware: readonly Middleware[]): StageRun {
  const wrapped = stages.map((stage) => middleware.reduceRight((inner, around) => around(inner), stage));
  return async (start) => {
    let context = start;
    for (const stage of wrapped) {
      if (isSettled(context)) return context;
      context = await stage.run(context);
    }
    return context;
  };
}

function isSettled(context: Context): boolean {
  return context.failure !== undefined || context.duplicateOf !== undefined || context.settled !== undefined;
}

/** Turns what a stage throws into the message's failure at that stage. A passing fault (the ledger away, say) is
 *  thrown on: the message goes back and is processed again from the start. */
export function recordFailure(): Middleware {
  return (stage) => ({
    name: stage.name,
    run: async (context) => {
      try {
        return await stage.run(context);
      } catch (thrown) {
        return { ...context, failure: failureOf(stage.name, thrown) };
      }
    },
  });
}

/** What was thrown, as the failure of a message at a stage.
 *  @throws what is transient: the message is not at fault */
export function failureOf(stage: StageName, thrown: unknown): Failure {
  const error = thrown instanceof RangeError ? beyondLimits(thrown) : asHubError(thrown);
  if (error.transient) throw error;
  return { stage, findings: error.findings.length > 0 ? error.findings : [error.toFinding()] };
}

/** A stack or a text that grew beyond what the machine allows: the document is at fault, and would be again. */
function beyondLimits(cause: RangeError): HubError {
  return hubError('E_DOCUMENT_LIMIT', { limit: 'what can be worked through at once' }, { cause });
}

/** Begins each stage of a large document at a turn of its own: its stages together would keep others waiting too long. */
export function takeTurns(largerThan: number): Middleware {
  return (stage) => ({
    name: stage.name,
    run: async (context) => {
      if (context.message.content.body.length > largerThan) await new Promise((resolve) => setImmediate(resolve));
      return stage.run(context);
    },
  });
}

/** Says how long each stage took, in milliseconds. */
export function logTiming(log: Logger, meters?: Meters): Middleware {
  return (stage) => ({
    name: stage.name,
    run: async (context) => {
      const from = performance.now();
      const after = await stage.run(context);
      const ms = Math.round((performance.now() - from) * 1000) / 1000;
      meters?.stage(stage.name, ms / 1000);
      log.debug({ stage: stage.name, messageId: context.message.id, ms, failed: after.failure !== undefined }, 'stage done');
      return after;
    },
  });
}

/** Ends a flow that takes longer than `timeoutMs`: the message goes back and is tried again later. One timer for all
 *  stages: most take less than a millisecond, and a timer for each would cost as much as some of them. */
export function limitTime(flow: StageRun, timeoutMs: number): StageRun {
  return async (start) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(hubError('E_NOT_READY', { reason: `the flow took more than ${timeoutMs} ms` })), timeoutMs);
    });
    try {
      return await Promise.race([flow(start), late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
