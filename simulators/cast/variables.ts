/** The variables of a pack that is switched on, with its partner on this machine. */
export function on(pack: string, variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const all = Object.entries({ ENABLED: 'true', PRIVATE_NETWORK: 'true', ...variables });
  return Object.fromEntries(all.map(([name, value]) => [`${pack}_${name}`, value]));
}
