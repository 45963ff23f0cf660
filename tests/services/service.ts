/** A service that the tests need beside PostgreSQL. */
export interface Service {
  readonly name: string;
  /** The variable that gives its URL. */
  readonly variable: string;
  /** The program that is its server. */
  readonly program: string;
  /** Its package on Debian and Ubuntu. */
  readonly aptPackage: string;
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
