// The OpenAPI document (3.1.1) of the operations API, from the table of operations and the types of their bodies and answers.
import { viewSchemas } from './schemas.mjs';

const problem = { $ref: '#/components/responses/Problem' };

/** @param contract the table of `app/api/contract` */
export function openApiDocument(root, contract, version) {
  const operations = Object.entries(contract);
  const types = operations.flatMap(([, { body, answer }]) => [body, answer]).filter((name) => isType(name));
  const paths = {};
  for (const [name, operation] of operations) {
    paths[operation.path] ??= {};
    paths[operation.path][operation.method.toLowerCase()] = described(name, operation);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Relais operations API',
      version,
      description: 'Messages, cases, failures, partners and the hub itself, as operators and programs see and mend them.',
    },
    paths,
    components: {
      schemas: viewSchemas(root, [...new Set(types)]),
      responses: {
        Problem: {
          description: 'What is wrong and what to do (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The admin token, or an API key of a partner with the scope `read`.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'relais-session',
          description: 'A session of the console; changes need `X-CSRF-Token`, too.',
        },
      },
    },
  };
}

function isType(name) {
  return name !== undefined && !['bytes', 'events', 'redirect'].includes(name);
}

function described(name, { summary, path, query = {}, body, answer, status, role, scope }) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => ({
    name: part,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([part, parameter]) => ({
    name: part,
    in: 'query',
    description: parameter.says,
    ...(parameter.is === 'some of' ? { style: 'form', explode: false } : {}),
    schema: parameterSchema(parameter),
  }));
  return {
    operationId: name,
    summary,
    'x-role': role,
    ...(scope === undefined ? {} : { 'x-scope': scope }),
    security: role === 'anyone' ? [] : [{ token: [] }, { session: [] }],
    ...(inPath.length + inQuery.length === 0 ? {} : { parameters: [...inPath, ...inQuery] }),
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: { [status ?? 200]: answered(answer), default: problem },
  };
}

function parameterSchema(parameter) {
  switch (parameter.is) {
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'id':
      return { type: 'string', format: 'uuid' };
    case 'flag':
      return { type: 'boolean' };
    case 'integer':
      return {
        type: 'integer',
        minimum: parameter.least,
        maximum: parameter.most,
        ...(parameter.otherwise === undefined ? {} : { default: parameter.otherwise }),
      };
    case 'one of':
      return { type: 'string', enum: parameter.values };
    case 'some of':
      return { type: 'array', items: { type: 'string', enum: parameter.values } };
    default:
      return {
        type: 'string',
        ...(parameter.longest === undefined ? {} : { maxLength: parameter.longest }),
        ...(parameter.pattern === undefined ? {} : { pattern: parameter.pattern }),
      };
  }
}

function contentOf(type) {
  if (type === 'bytes') return { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
  if (type === 'events') return { 'text/event-stream': { schema: { type: 'string' } } };
  return { 'application/json': { schema: { $ref: `#/components/schemas/${type}` } } };
}

function answered(answer) {
  if (answer === undefined) return { description: 'Done.' };
  if (answer === 'redirect') return { description: 'Leads elsewhere.' };
  return { description: 'Good.', content: contentOf(answer) };
}
