import type { Service } from './service.ts';

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
  const installed = machine.installed(service.program);
  if (installed !== undefined) return { from: 'installed', program: installed };
  if (!(await machine.canInstall())) throw new Error(missing(service));
  await machine.install(service.aptPackage);
  const program = machine.installed(service.program);
  if (program === undefined) throw new Error(`${service.aptPackage} was installed, but ${service.program} is still not found`);
  return { from: 'installed', program };
}

const missing = ({ name, variable, program, aptPackage }: Service): string =>
  `The tests need ${name}: set ${variable} to one that they may use, start a Docker engine, or install ${program} ` +
  `(Debian and Ubuntu: apt-get install ${aptPackage}; macOS: brew install ${name.toLowerCase()}).`;
