import { expect, test } from 'vitest';
import { contract } from '../../app/api/contract/index.ts';
import { repositoryFiles, textOf } from '../support/repository.ts';

test('every operation of the API is served by one method of one controller', () => {
  const controllers = repositoryFiles('app').filter((path) => path.endsWith('.controller.ts'));
  const served = controllers.flatMap((path) => [...textOf(path).matchAll(/@Serves\('(\w+)'\)/g)].map(([, name]) => name));
  expect(served.sort()).toEqual(Object.keys(contract).sort());
});
