import { describe, expect, test } from 'vitest';
import { findOwnService, findService, type Machine } from './find.ts';
import { rabbitmq, redis } from './service.ts';

/** A machine that has nothing, but for what is given; what was asked of it is in `asked`. */
function machine(has: { url?: string; docker?: boolean; installed?: boolean; apt?: boolean } = {}): Machine & { asked: string[] } {
  const asked: string[] = [];
  let isInstalled = has.installed ?? false;
  const say = <T>(what: string, value: T): T => {
    asked.push(what);
    return value;
  };
  return {
    asked,
    variable: (name) => say(name, has.url),
    dockerAnswers: async () => say('docker', has.docker ?? false),
    installed: (program) => say(program, isInstalled ? `/usr/sbin/${program}` : undefined),
    canInstall: async () => say('apt?', has.apt ?? false),
    install: async (aptPackage) => {
      isInstalled = say(`apt ${aptPackage}`, true);
    },
  };
}

describe('a service is found in this order', () => {
  test('its URL is given: nothing else is asked', async () => {
    const all = machine({ url: 'amqp://given', docker: true, installed: true, apt: true });
    expect(await findService(rabbitmq, all)).toEqual({ from: 'environment', url: 'amqp://given' });
    expect(all.asked).toEqual(['AMQP_URL']);
  });

  test('a Docker engine answers', async () => {
    const most = machine({ docker: true, installed: true, apt: true });
    expect(await findService(redis, most)).toEqual({ from: 'docker' });
    expect(most.asked).toEqual(['REDIS_URL', 'docker']);
  });

  test('it is installed', async () => {
    const some = machine({ installed: true, apt: true });
    expect(await findService(redis, some)).toEqual({ from: 'installed', program: '/usr/sbin/redis-server' });
    expect(some.asked).toEqual(['REDIS_URL', 'docker', 'redis-server']);
  });

  test('it is installed now', async () => {
    const bare = machine({ apt: true });
    expect(await findService(rabbitmq, bare)).toEqual({ from: 'installed', program: '/usr/sbin/rabbitmq-server' });
    expect(bare.asked).toEqual(['AMQP_URL', 'docker', 'rabbitmq-server', 'apt?', 'apt rabbitmq-server', 'rabbitmq-server']);
  });

  test('it is missing: the sentence says what to set or to install', async () => {
    await expect(findService(rabbitmq, machine())).rejects.toThrow(
      'The tests need RabbitMQ: set AMQP_URL to one that they may use, start a Docker engine, or install rabbitmq-server ' +
        '(Debian and Ubuntu: apt-get install rabbitmq-server; macOS: brew install rabbitmq).',
    );
    await expect(findService(redis, machine())).rejects.toThrow(/^The tests need Redis: set REDIS_URL .*apt-get install redis-server/);
  });

  test('an empty variable gives nothing', async () => {
    expect(await findService(redis, machine({ url: '', docker: true }))).toEqual({ from: 'docker' });
  });
});

test('a service that is given is not one to kill', async () => {
  const given = machine({ url: 'amqp://given', installed: true });
  expect(await findOwnService(rabbitmq, given)).toEqual({ from: 'installed', program: '/usr/sbin/rabbitmq-server' });
  expect(given.asked).not.toContain('AMQP_URL');
});
