/** Where `secret:partner/name` is looked up. */
export interface SecretStore {
  /** The secret's value, or undefined if it is not there. Names are `partner/name`. */
  get(name: string): string | undefined;
  /** The environment variable that would give this secret, for the remedy of `E_SECRET_MISSING`. */
  variable?(name: string): string;
}
