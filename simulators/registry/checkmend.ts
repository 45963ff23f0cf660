import type { CommonFault, FaultRule } from '../support/faults.ts';
import { json, type RestCall, type RestPartner, startRestPartner } from '../support/rest-partner.ts';
import { type HubDoor, sendHome } from '../support/send-home.ts';

export interface CheckmendOptions {
  readonly port?: number;
  readonly partnerId?: string;
  readonly key?: string;
  readonly faults?: readonly FaultRule<CommonFault>[];
  readonly now?: () => Date;
}

/** A register of lost and stolen goods with its documented test numbers. Facts of faults: `operation`, `reference` (the serial number or
 *  the certificate). Effects: `certificate CERTID`, once the certificate was sent. */
export interface Checkmend extends RestPartner<CommonFault> {
  readonly partnerId: string;
  readonly key: string;
  /** Where certificates go: the address of the request is kept, as the hub of a test listens elsewhere. */
  connect(door: HubDoor): void;
}

const verdicts: Readonly<Record<string, string>> = {
  '100000010000015': 'passed',
  '357355090000321': 'passed',
  '100000010000023': 'failed',
  '357355090000875': 'failed',
  '012748000000992': 'failed',
  '100000010000049': 'failed',
  '100000010000106': 'caution',
  'SN-PASSED-1': 'passed',
};
const locks: Readonly<Record<string, string>> = { '012748000000992': 'activated', 'SN-PASSED-1': 'notapplicable' };
const TRIES = 3;

export async function startCheckmend(options: CheckmendOptions = {}): Promise<Checkmend> {
  const { partnerId = 'relais', key = 'checkmend-test-key' } = options;
  const now = options.now ?? (() => new Date());
  const basic = `Basic ${Buffer.from(`${partnerId}:${key}`).toString('base64')}`;
  const certificates = new Map<string, { readonly serial: string; readonly result: string }>();
  const sending = new Set<Promise<void>>();
  let home: HubDoor | undefined;
  const partner = await startRestPartner<CommonFault>(
    options,
    [
      {
        operation: 'duediligence',
        method: 'POST',
        path: '/duediligence/{store}/{serial}',
        reference: serialOf,
        answer: (call) => {
          const serial = serialOf(call);
          // In a test store, a serial number that is not listed is failed.
          const result = verdicts[serial] ?? 'failed';
          const certid = `CM-${certificates.size + 1}`;
          certificates.set(certid, { serial, result });
          return json(200, { certid, result });
        },
      },
      {
        operation: 'certificate',
        method: 'POST',
        path: '/certificate/{certid}',
        reference: ({ params }) => params['certid'] ?? '',
        answer: ({ params }, effect) => {
          const certid = params['certid'] ?? '';
          const known = certificates.get(certid);
          if (known === undefined) return json(404, { errors: [{ id: 404, message: 'Certificate not found' }] });
          const body = { certid, ...known, created: now().toISOString(), certificate: Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64') };
          const sent = sendCertificate(home, body).then((arrived) => (arrived ? effect() : undefined));
          sending.add(sent);
          void sent.finally(() => sending.delete(sent));
          return { status: 202 };
        },
      },
      {
        operation: 'claimscheck',
        method: 'POST',
        path: '/claimscheck/search',
        reference: (call) => String((call.json as { readonly serial?: unknown } | undefined)?.serial ?? ''),
        answer: ({ json: body }) => {
          const serial = String((body as { readonly serial?: unknown } | undefined)?.serial ?? '');
          const fmipstatus = locks[serial] ?? 'notactivated';
          return json(200, {
            serialdetails: {
              wellformedimei: /^\d{15}$/.test(serial),
              modelinformation: [{ manufacturer: 'Exemple', models: ['E1'] }],
              fmipstatus,
            },
            checkmendlastsearched: now().toISOString().slice(0, 10),
          });
        },
      },
    ],
    ({ headers }) => (headers['authorization'] === basic ? undefined : json(401, { errors: [{ id: 401, message: 'Unauthorised' }] })),
  );
  return {
    ...partner,
    partnerId,
    key,
    connect: (door) => {
      home = door;
    },
    close: async () => {
      await Promise.allSettled(sending);
      await partner.close();
    },
  };
}

async function sendCertificate(door: HubDoor | undefined, body: object): Promise<boolean> {
  if (door === undefined) return false;
  const status = await sendHome(door, JSON.stringify(body), undefined, TRIES);
  return status >= 200 && status < 300;
}

function serialOf({ params }: RestCall): string {
  return params['serial'] ?? '';
}
