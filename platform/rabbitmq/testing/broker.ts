import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A vhost for one suite or test. */
export interface Vhost {
  readonly name: string;
  readonly url: string;
  /** Deletes it and makes it again, empty: all connections to it are cut. */
  wipe(): Promise<void>;
  remove(): Promise<void>;
}

/** The broker of this run. */
export function testBroker() {
  const url = process.env['AMQP_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';
  const ctl = async (...args: readonly string[]): Promise<string> =>
    (await run(process.env['RABBITMQCTL'] ?? 'rabbitmqctl', ['--quiet', ...args])).stdout;
  const make = async (name: string): Promise<void> => {
    await ctl('add_vhost', name);
    await ctl('set_permissions', '-p', name, new URL(url).username, '.*', '.*', '.*');
  };
  return {
    url,
    ctl,
    vhost: async (): Promise<Vhost> => {
      const name = `test-${randomBytes(4).toString('hex')}`;
      await make(name);
      return {
        name,
        url: `${url.replace(/\/$/, '')}/${name}`,
        wipe: async () => {
          await ctl('delete_vhost', name);
          await make(name);
        },
        remove: async () => void (await ctl('delete_vhost', name)),
      };
    },
  };
}
