import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import { contract, type OperationName } from './contract/index.ts';

/** The method of a controller that serves an operation: method, path and status are those of the contract. */
export function Serves(name: OperationName): MethodDecorator {
  const { method, path, ...rest } = contract[name];
  const status = 'status' in rest ? rest.status : 200;
  return applyDecorators(RequestMapping({ method: RequestMethod[method], path: nestPath(path) }), HttpCode(status));
}

/** `/api/messages/{id}` as routers write it. */
export function nestPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
