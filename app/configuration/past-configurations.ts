import { describeFinding, hubError } from '../../core/kernel/errors.ts';
import type { Configurations } from '../../core/spi/ledger/configurations.ts';
import type { Environment } from '../config/environment.ts';
import { checkConfiguration } from '../hub/load-configuration.ts';
import type { Configuration, LoadedConfiguration } from './configuration.ts';

/** So many are remembered as they were compiled. */
const REMEMBERED = 2;

/** Configurations of other days, compiled again from what the ledger kept. Variables are those of today, secrets and what is not set
 *  are left out: such a configuration can map, its channels must not be opened. */
export class PastConfigurations {
  readonly #ports: { readonly ledger: Configurations; readonly environment: Environment; readonly configuration: Configuration };
  readonly #remembered = new Map<string, Promise<LoadedConfiguration>>();

  constructor(ports: { readonly ledger: Configurations; readonly environment: Environment; readonly configuration: Configuration }) {
    this.#ports = ports;
  }

  /** @throws E_CONFIGURATION_GONE, E_CONFIGURATION_PAST */
  async asOf(hash: string): Promise<LoadedConfiguration> {
    const { current } = this.#ports.configuration;
    if (current.catalog.hash === hash) return current;
    const known = this.#remembered.get(hash) ?? this.#load(hash);
    this.#remembered.delete(hash);
    this.#remembered.set(hash, known);
    for (const oldest of [...this.#remembered.keys()].slice(0, -REMEMBERED)) this.#remembered.delete(oldest);
    try {
      return await known;
    } catch (error) {
      this.#remembered.delete(hash);
      throw error;
    }
  }

  async #load(hash: string): Promise<LoadedConfiguration> {
    const files = await this.#ports.ledger.keptConfiguration(hash);
    if (files === undefined) throw hubError('E_CONFIGURATION_GONE', { hash });
    const result = checkConfiguration(this.#ports.environment, files, { resolve: false, past: true });
    if ('catalog' in result) return { catalog: result.catalog, files, warnings: result.warnings, loadedAt: new Date() };
    const [first] = result.findings.filter(({ severity }) => severity === 'error');
    throw hubError(
      'E_CONFIGURATION_PAST',
      { hash, reason: first === undefined ? 'it has errors' : describeFinding(first) },
      { findings: result.findings },
    );
  }
}
