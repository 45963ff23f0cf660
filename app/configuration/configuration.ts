import type { Catalog } from '../../core/catalog/model.ts';
import type { CatalogFinding } from '../../core/catalog/report.ts';

/** A configuration that holds, with the files that it was made from. */
export interface LoadedConfiguration {
  readonly catalog: Catalog;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly warnings: readonly CatalogFinding[];
  readonly loadedAt: Date;
}

/** Follows a change of the configuration; what it throws is told, and stops nobody else. */
export type Follower = (now: LoadedConfiguration, before: LoadedConfiguration) => Promise<void> | void;

/** The configuration in force in this process. Never changed in place: another one takes its place, whole. */
export class Configuration {
  #current: LoadedConfiguration;
  readonly #followers: Follower[] = [];
  readonly #failed: (error: unknown) => void;

  /** @param failed is told of what followers throw */
  constructor(first: LoadedConfiguration, failed: (error: unknown) => void = () => undefined) {
    this.#current = first;
    this.#failed = failed;
  }

  get current(): LoadedConfiguration {
    return this.#current;
  }

  /** The catalog in force. Ask each time: it may be another one. */
  readonly catalog = (): Catalog => this.#current.catalog;

  /** Called after each change, in the order of these calls. */
  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Puts a configuration in force. Settles when all who follow have done so. */
  async take(next: LoadedConfiguration): Promise<void> {
    const before = this.#current;
    this.#current = next;
    for (const follower of this.#followers) {
      try {
        await follower(next, before);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
