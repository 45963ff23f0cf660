import { inject } from 'vitest';

/** The Redis of this test run, which all its files share: give your keys a prefix of their own. */
export function testRedis(): { readonly url: string } {
  return { url: inject('redisUrl') };
}
