/** Where `secret:partner/name` is looked up. */
export interface SecretStore {
  /** The secret's value, or undefined if it is not there. Names are `partner/name`. */
  get(name: string): string | undefined;
}
