import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWithApt } from './apt.ts';
import { dockerAnswers } from './docker.ts';
import type { Machine } from './find.ts';

/** Debian's `rabbitmq-server` on the PATH changes to the user rabbitmq, who cannot enter our folder: the server itself comes first.
 *  The folders for administrators are not on everybody's PATH. */
const before = ['/usr/lib/rabbitmq/bin'];
const after = ['/usr/local/sbin', '/usr/sbin', '/opt/homebrew/sbin', '/opt/homebrew/bin'];

/** The path of a program, if it is there and may be run. */
export function installed(program: string): string | undefined {
  const folders = [...before, ...(process.env['PATH'] ?? '').split(delimiter), ...after];
  return folders.map((folder) => join(folder, program)).find(mayRun);
}

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The machine that the tests run on. */
export const thisMachine: Machine = {
  variable: (name) => process.env[name],
  dockerAnswers,
  installed,
  canInstall: async () => process.getuid?.() === 0 && isDebian() && installed('apt-get') !== undefined,
  install: async (aptPackage) => {
    process.stderr.write(`Test services: installing ${aptPackage} with apt-get; its system service is not started.\n`);
    await installWithApt([aptPackage]);
  },
};

/** os-release(5): ID, or the systems that it is like. */
function isDebian(): boolean {
  try {
    return /^(ID|ID_LIKE)=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
