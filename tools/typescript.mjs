// `node --import ./tools/typescript.mjs FILE.ts`: runs TypeScript as it stands, on every Node that Relais supports.
// For tests and benches, which are no part of the product and are not built.
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
