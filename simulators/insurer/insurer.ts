import {
  json,
  type RestCall,
  type RestOperation,
  type RestPartner,
  type RestPartnerOptions,
  startRestPartner,
} from '../support/rest-partner.ts';
import type { SimulatorAnswer } from '../support/server.ts';
import { type Claim, type Claims, openClaims, type Step } from './claims.ts';
import { type Adjuster, openAdjuster } from './events.ts';
import { productPage } from './products.ts';
import { type Amount, moves, showServiceRequest } from './service-requests.ts';

/** Somebody else changes the claim just before the request: its checksum is stale. */
export interface ConflictFault {
  readonly kind: 'conflict';
}

export interface InsurerOptions extends RestPartnerOptions<ConflictFault> {
  /** Requests must carry it as `Authorization: Bearer TOKEN`. */
  readonly token?: string;
}

/** An insurer in the manner of ClaimCenter. Faults have the facts `operation` and `reference`: the reporter's number of the notice. */
export interface Insurer extends RestPartner<ConflictFault> {
  readonly adjuster: Adjuster;
  /** The claim that was made of a notice. */
  claim(reference: string): Claim | undefined;
}

export async function startInsurer(options: InsurerOptions = {}): Promise<Insurer> {
  const claims = openClaims();
  const now = options.now ?? (() => new Date());
  const transactions = new Set<string>();
  const partner = await startRestPartner<ConflictFault>(options, operationsOf(claims, now, transactions), ({ headers }) =>
    options.token === undefined || headers['authorization'] === `Bearer ${options.token}`
      ? undefined
      : refusal(401, 'Unauthorized', 'No valid token'),
  );
  return { ...partner, adjuster: openAdjuster(claims, now), claim: claims.byReference };
}

type Operation = RestOperation<ConflictFault>;

function operationsOf(claims: Claims, now: () => Date, transactions: Set<string>): readonly Operation[] {
  const referenceOf = ({ params }: RestCall): string => claims.get(params['id'] ?? '')?.reference ?? '';
  /** Does it once for each transaction: a repetition is an error, and has no effect. */
  const once =
    (answer: Operation['answer']): Operation['answer'] =>
    (call, effect) => {
      const transaction = call.headers['gw-dbtransaction-id'];
      if (transaction === undefined) return answer(call, effect);
      if (transactions.has(transaction))
        return refusal(400, 'gw.api.webservice.exception.AlreadyExecutedException', 'This transaction was executed before');
      const committed = (detail?: unknown): void => {
        transactions.add(transaction);
        effect(detail);
      };
      return answer(call, committed);
    };
  const conflicting = (answer: Operation['answer']): Pick<Operation, 'answer' | 'faulty'> => ({
    answer,
    faulty: (_fault, call, effect) => {
      claims.touch(call.params['id'] ?? '');
      return answer(call, effect);
    },
  });
  const action = (
    name: string,
    work: (claim: Claim, attributes: Attributes) => Step,
    show: (claim: Claim) => object = (claim) => (claim.serviceRequest === undefined ? {} : showServiceRequest(claim.serviceRequest)),
  ): Operation => ({
    operation: name,
    method: 'POST',
    path: `/claim/v1/claims/{id}/service-requests/{request}/${name}`,
    reference: referenceOf,
    answer: once((call, effect) => {
      const claim = claims.get(call.params['id'] ?? '');
      if (claim?.serviceRequest?.id !== call.params['request'])
        return refusal(404, 'NotFoundException', 'There is no such service request');
      const step = claim === undefined ? ({ refused: 'unknown' } as const) : work(claim, attributesOf(call));
      return answerOf(step, 201, effect, show);
    }),
  });

  return [
    {
      operation: 'unverified-policy',
      method: 'POST',
      path: '/claim/v1/unverified-policies',
      reference: (call) => text(attributesOf(call)['policyNumber']),
      answer: once((call, effect) => {
        const policyNumber = text(attributesOf(call)['policyNumber']);
        effect();
        return json(201, { data: { attributes: { id: claims.unverifiedPolicy(policyNumber), policyNumber } } });
      }),
    },
    {
      operation: 'draft',
      method: 'POST',
      path: '/claim/v1/claims',
      reference: (call) => text(attributesOf(call)['externalReference_Ext']),
      answer: once((call, effect) => {
        const attributes = attributesOf(call);
        const policyNumber = text(attributes['policyNumber']);
        const lossDate = text(attributes['lossDate']);
        const systemId = attributes['policySystemId'];
        const step = claims.draft({
          policyNumber,
          lossDate,
          reference: text(attributes['externalReference_Ext']),
          ...(typeof systemId === 'string' ? { policySystemId: systemId } : {}),
        });
        if ('refused' in step)
          return refusal(400, 'BadInputException', `No policy was found with policy number ${policyNumber} for loss date ${lossDate}`);
        return answerOf(step, 201, effect, showClaim);
      }),
    },
    {
      operation: 'read',
      method: 'GET',
      path: '/claim/v1/claims/{id}',
      reference: referenceOf,
      answer: ({ params }) => {
        const claim = claims.get(params['id'] ?? '');
        return claim === undefined ? refusal(404, 'NotFoundException', 'There is no such claim') : shown(200, claim, showClaim);
      },
    },
    {
      operation: 'patch',
      method: 'PATCH',
      path: '/claim/v1/claims/{id}',
      reference: referenceOf,
      ...conflicting(
        once((call, effect) => {
          const description = text(attributesOf(call)['description']);
          return answerOf(claims.patch(call.params['id'] ?? '', checksumOf(call), { description }), 200, effect, showClaim);
        }),
      ),
    },
    {
      operation: 'submit',
      method: 'POST',
      path: '/claim/v1/claims/{id}/submit',
      reference: referenceOf,
      ...conflicting(
        once((call, effect) =>
          answerOf(claims.submit(call.params['id'] ?? '', checksumOf(call)), 200, effect, (claim) => ({
            ...showClaim(claim),
            reportedDate: now().toISOString(),
          })),
        ),
      ),
    },
    {
      operation: 'note',
      method: 'POST',
      path: '/claim/v1/claims/{id}/notes',
      reference: referenceOf,
      answer: once((call, effect) => {
        if (claims.get(call.params['id'] ?? '') === undefined) return refusal(404, 'NotFoundException', 'There is no such claim');
        effect(attributesOf(call));
        return json(201, { data: { attributes: attributesOf(call) } });
      }),
    },
    action('add-quote', ({ id }, attributes) => {
      const statement = group(attributes['statement']);
      const quote = { referenceNumber: text(statement['referenceNumber']), amount: statement['amount'] as Amount };
      return claims.move(id, (request) => moves.addQuote(request, quote));
    }),
    action('approve-quote', ({ id }) => claims.move(id, moves.approve)),
    action('complete-work', ({ id }) => claims.move(id, moves.complete)),
    action('decline', ({ id }) => claims.move(id, moves.declineWork)),
    action(
      'invoices',
      ({ id }, attributes) => claims.invoice(id, { referenceNumber: text(attributes['referenceNumber']), amount: attributes['amount'] }),
      ({ invoices }) => ({ referenceNumber: invoices.at(-1)?.referenceNumber, status: { code: 'pendingapproval' } }),
    ),
    { operation: 'products', method: 'GET', path: '/product/v1/products', answer: ({ query }) => json(200, productPage(query)) },
  ];
}

function answerOf(step: Step, status: number, effect: () => void, show: (claim: Claim) => object): SimulatorAnswer {
  if ('claim' in step) {
    effect();
    return shown(status, step.claim, show);
  }
  if (step.refused === 'checksum')
    return json(409, { message: 'The supplied checksum does not match the current checksum for the resource' });
  if (step.refused === 'unknown') return refusal(404, 'NotFoundException', 'There is no such claim');
  return refusal(400, 'BadInputException', 'That cannot be done in this state');
}

function shown(status: number, claim: Claim, show: (claim: Claim) => object): SimulatorAnswer {
  return json(status, { data: { attributes: show(claim), checksum: claim.checksum } });
}

function showClaim({ id, claimNumber, policyNumber, lossDate, state }: Claim): object {
  return { id, claimNumber, policyNumber, lossDate, state: { code: state, name: `${state.charAt(0).toUpperCase()}${state.slice(1)}` } };
}

function refusal(status: number, errorCode: string, userMessage: string): SimulatorAnswer {
  return json(status, { status, errorCode, userMessage });
}

type Attributes = Readonly<Record<string, unknown>>;

function attributesOf(call: RestCall): Attributes {
  return group(group(group(call.json)['data'])['attributes']);
}

function checksumOf(call: RestCall): string {
  return text(group(group(call.json)['data'])['checksum']);
}

function group(value: unknown): Attributes {
  return typeof value === 'object' && value !== null ? (value as Attributes) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
