import { contract, type OperationName } from './contract/index.ts';
import type { Operation } from './operation.ts';
import { nestPath } from './serves.ts';

const byRoute = new Map<string, readonly [OperationName, Operation]>(
  Object.entries(contract).map(([name, operation]) => [
    `${operation.method} ${nestPath(operation.path)}`,
    [name as OperationName, operation],
  ]),
);

/** The operation behind a route of the server; HEAD is asked as GET is.
 *  @param route such as `/api/messages/:id` */
export function operationOf(method: string, route: string): readonly [OperationName, Operation] | undefined {
  return byRoute.get(`${method === 'HEAD' ? 'GET' : method} ${route}`);
}
