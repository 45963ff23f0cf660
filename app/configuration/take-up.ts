import { setTimeout as pause } from 'node:timers/promises';
import { asHubError } from '../../core/kernel/errors.ts';
import type { Configurations } from '../../core/spi/ledger/configurations.ts';
import type { Logger } from '../../core/spi/log.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Configuration, LoadedConfiguration } from './configuration.ts';

/** How often the ledger is asked whether another configuration is wanted, in milliseconds. */
const LOOK_MS = 1_000;

/** What following needs. */
export interface TakeUpPorts {
  readonly ledger: Configurations;
  readonly configuration: Configuration;
  readonly log: Logger;
  readonly jobs: Jobs;
  /** Reads this process's own files. @throws E_CONFIG_REFUSED */
  readonly load: () => LoadedConfiguration;
}

/** Takes up, from this process's own files, the configuration that people asked for at another one. While the files give another, the
 *  last one stays in force, and they are read again and again: on another machine they may come later.
 *  @returns how to stop */
export async function takeUpWanted({ ledger, configuration, log, jobs, load }: TakeUpPorts): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let done = (await ledger.wantedConfiguration())?.number ?? 0;
  let told = 0;
  /** Looked at each second, said once. */
  const tell = (number: number, details: object, words: string): void => {
    if (told !== number) log.error(details, words);
    told = number;
  };
  const look = async (): Promise<void> => {
    const wanted = await ledger.wantedConfiguration();
    if (wanted === undefined || wanted.number === done) return;
    const { number, hash } = wanted;
    if (configuration.catalog().hash !== hash) {
      const next = attempt(load);
      if ('code' in next) return tell(number, { wanted: hash, code: next.code }, 'the files here give no configuration that holds');
      const found = next.catalog.hash;
      if (found !== hash) return tell(number, { wanted: hash, found }, 'the files here give another configuration than is wanted');
      await configuration.take(next);
    }
    done = number;
    log.info({ configHash: hash }, 'configuration taken up');
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await pause(LOOK_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      await look().then(
        () => jobs.ran('configuration', LOOK_MS),
        (error: unknown) => {
          jobs.ran('configuration', LOOK_MS, error);
          log.warn({ code: asHubError(error).code }, 'the configuration that is wanted could not be taken up');
        },
      );
    }
  };
  const running = run();
  return async () => {
    stopping.abort();
    await running;
  };
}

function attempt(load: () => LoadedConfiguration): LoadedConfiguration | { readonly code: string } {
  try {
    return load();
  } catch (error) {
    return { code: asHubError(error).code };
  }
}
