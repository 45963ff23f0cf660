import { expect, it } from 'vitest';
import { groupsOf, syntaxOf } from './file-groups.ts';

it('files stand with their partner; what all share comes first', () => {
  const paths = [
    'mappings/acme/codes.yaml',
    'mappings/acme/in/a.jsonata',
    'mappings/routes.yaml',
    'mappings/routes/crm.yaml',
    'schemas/partners/acme/x.xsd',
  ];
  expect(groupsOf(paths.map((path) => ({ path })))).toEqual([
    {
      folder: '',
      files: [
        { path: 'mappings/routes.yaml', name: 'routes.yaml' },
        { path: 'mappings/routes/crm.yaml', name: 'routes/crm.yaml' },
      ],
    },
    {
      folder: 'acme',
      files: [
        { path: 'mappings/acme/codes.yaml', name: 'codes.yaml' },
        { path: 'mappings/acme/in/a.jsonata', name: 'in/a.jsonata' },
        { path: 'schemas/partners/acme/x.xsd', name: 'schemas/x.xsd' },
      ],
    },
  ]);
});

it.each([
  ['a.yaml', 'yaml'],
  ['a.json', 'json'],
  ['a.wsdl', 'xml'],
  ['a.jsonata', 'text'],
])('%s is coloured as %s', (path, syntax) => {
  expect(syntaxOf(path)).toBe(syntax);
});
