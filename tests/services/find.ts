import type { Program, Service } from './service.ts';

/** Where a service comes from. */
export type Source =
  | { readonly from: 'environment'; readonly url: string }
  | { readonly from: 'docker' }
  | { readonly from: 'installed'; readonly program: string };

/** What can be asked of a machine, and done to it. */
export interface Machine {
  variable(name: string): string | undefined;
  /** Does a Docker engine answer? The command alone is not enough. */
  dockerAnswers(): Promise<boolean>;
  /** The path of an installed server. */
  installed(program: string): string | undefined;
  /** Is this Debian or Ubuntu, and are we root? */
  canInstall(): Promise<boolean>;
  /** Installs a package. Rejects with what went wrong. */
  install(aptPackage: string): Promise<void>;
}

/** Finds a service: its URL is given; else a Docker engine answers; else it is installed; else it is installed now. Never skips.
 *  Rejects with a sentence that says what to install or to set. */
export async function findService(service: Service, machine: Machine): Promise<Source> {
  const url = machine.variable(service.variable);
  if (url !== undefined && url !== '') return { from: 'environment', url };
  return findOwnService(service, machine);
}

/** As {@link findService}, for a service that the tests stop and kill: one that is given does not count. */
export async function findOwnService(service: Service, machine: Machine): Promise<Source> {
  if (await machine.dockerAnswers()) return { from: 'docker' };
  return { from: 'installed', program: await findProgram(service, machine, missing(service)) };
}

/** Finds a program that tests start for themselves: installed, or installed now. Never skips.
 *  @param otherwise what is said where it cannot be */
export async function findProgram({ program, aptPackage }: Program, machine: Machine, otherwise: string): Promise<string> {
  const found = machine.installed(program);
  if (found !== undefined) return found;
  if (!(await machine.canInstall())) throw new Error(otherwise);
  await machine.install(aptPackage);
  const installed = machine.installed(program);
  if (installed === undefined) throw new Error(`${aptPackage} was installed, but ${program} is still not found`);
  return installed;
}

const missing = ({ name, variable, program, aptPackage }: Service): string =>
  `The tests need ${name}: set ${variable} to one that they may use, start a Docker engine, or install ${program} ` +
  `(Debian and Ubuntu: apt-get install ${aptPackage}; macOS: brew install ${name.toLowerCase()}).`;
