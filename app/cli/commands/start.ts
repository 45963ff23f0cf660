import { Command } from 'commander';
import { readEnvironment } from '../../config/environment.ts';

/** `relais start`: runs the hub until it is told to stop. */
export function startCommand(): Command {
  return new Command('start').description('run the hub').action(async () => {
    // Nest and the doors take a second to load, and no other command needs them.
    const { startHub } = await import('../../hub/start-hub.ts');
    const hub = await startHub(readEnvironment(process.env));
    if (process.stdout.isTTY) process.stdout.write(`Relais is up at ${hub.url}\n`);
    await stopSignal();
    await hub.stop();
    // Whatever still waits for a peer that does not answer must not keep the process.
    process.exit();
  });
}

/** Settles when the process is asked to stop. A second request ends it at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve();
      });
    }
  });
}
