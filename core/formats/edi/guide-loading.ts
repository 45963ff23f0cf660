import { HubError } from '../../kernel/errors.ts';

/** Makes a thing of a name when it is first asked for, and gives the same again afterwards. */
export function eachOnce<Thing>(make: (name: string) => Thing): (name: string) => Thing {
  const made = new Map<string, Thing>();
  return (name) => {
    const thing = made.has(name) ? (made.get(name) as Thing) : make(name);
    made.set(name, thing);
    return thing;
  };
}

/** A guide that may be none of ours: undefined where there is no file of it. */
export function guideIfKnown<Guide>(load: () => Guide): Guide | undefined {
  try {
    return load();
  } catch (thrown) {
    if (thrown instanceof HubError && thrown.code === 'E_CONFIG_REFERENCE') return undefined;
    throw thrown;
  }
}
