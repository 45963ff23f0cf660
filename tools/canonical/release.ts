// `npm run release:canonical`: makes the present canonical schemas the released ones, which later ones are compared with.
// Refuses what would break the last release.
import { fileURLToPath } from 'node:url';
import { incompatibilities } from './compatibility.ts';
import { presentContract, release, releasedContract, releasedFile } from './contract.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const present = await presentContract(root);
const broken = incompatibilities(releasedContract(root), present);
if (broken.length > 0) {
  console.error(`Within version 1 schemas only grow. This would break the last release:\n${broken.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
} else {
  release(root, present);
  console.log(`${releasedFile} holds ${Object.keys(present.types).length} types`);
}
