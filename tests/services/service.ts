/** A program that the tests need. */
export interface Program {
  readonly program: string;
  /** Its package on Debian and Ubuntu. */
  readonly aptPackage: string;
}

/** A service that the tests need beside PostgreSQL; the program is its server. */
export interface Service extends Program {
  readonly name: string;
  /** The variable that gives its URL. */
  readonly variable: string;
  /** Its name in `docker/compose.yaml`, which knows the image and its version. */
  readonly composed: string;
}

export const rabbitmq: Service = {
  name: 'RabbitMQ',
  variable: 'AMQP_URL',
  program: 'rabbitmq-server',
  aptPackage: 'rabbitmq-server',
  composed: 'rabbitmq',
};

export const redis: Service = {
  name: 'Redis',
  variable: 'REDIS_URL',
  program: 'redis-server',
  aptPackage: 'redis-server',
  composed: 'redis',
};

/** OpenSSH's server. Tests start one for each connection, so none is given and none runs in a container. */
export const sshd: Program = { program: 'sshd', aptPackage: 'openssh-server' };

/** The browser that shows the console to tests. */
export const chromium: Program = { program: 'chromium', aptPackage: 'chromium' };
