import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../catalog/load.ts';
import { edited, linesFormat, packInput } from '../catalog/pack.fixture.ts';
import { finding, hubError } from '../kernel/errors.ts';
import type { MessageId } from '../kernel/ids.ts';
import type { DecodedMessage, FormatCodec, FormatDefinition, ReceivedAcknowledgement } from '../spi/format.ts';
import type { MessageInWork, Processing, SplitMessage } from '../spi/ledger/ledger.ts';
import { silentLog } from '../spi/log.ts';
import { documentInWork, exampleEnvelope, exampleLedger, exampleTime, listeningTransport } from './bench.fixture.ts';
import { processWorker } from './process.ts';

const acme = 'mappings/acme/partner.yaml';
const booking = 'mappings/acme/in/booking.jsonata';
const agreed = (section: string) =>
  edited(acme, '    settings: { folder: in }', `    settings: { folder: in }\n    format: { kind: lines }\n${section}`);
const answered = agreed('    acknowledge: { application: always, to: answers }');

/** Lines as interchanges: `no=7` gives the number, `faulty` is refused, each `says` is an acknowledgement in a message of its own,
 *  `then` a message behind them, and `--` stands between two interchanges. */
const interchanges: FormatDefinition = {
  ...linesFormat,
  envelope: exampleEnvelope,
  open: (settings, resources) => {
    const codec = linesFormat.open(settings, resources);
    const decode: FormatCodec['decode'] = (body) => {
      const { messages, errors } = codec.decode(body);
      const tree = (messages[0]?.tree ?? {}) as Record<string, string>;
      const said = (tree['says'] ?? '').split(',').filter((one) => one !== '');
      const parted = said.map((one): DecodedMessage => ({ type: 'CONTRL', tree: { says: one }, errors: [] }));
      if (tree['then'] !== undefined) parted.push({ type: 'LINES', tree: { number: tree['then'] }, errors: [] });
      const envelope =
        tree['no'] === undefined
          ? {}
          : {
              controlReference: tree['no'],
              sender: '9501101000018',
              recipient: '9501101000049',
              test: tree['test'] === '1',
            };
      return { messages: parted.length > 0 ? parted : messages, errors, ...envelope };
    };
    return {
      ...codec,
      decode,
      split: (body) =>
        Buffer.from(body)
          .toString()
          .split('--\n')
          .map((one) => Buffer.from(one)),
      validate: ({ tree }) => (JSON.stringify(tree).includes('faulty') ? [finding('E_SCHEMA', { reason: 'is faulty' }, {})] : []),
      acknowledgements: ({ tree }): ReceivedAcknowledgement[] | undefined => {
        const interchange = (tree as Record<string, string>)['says'];
        if (interchange === undefined) return undefined;
        return [{ kind: 'CONTRL', level: 'technical', subject: { interchange }, verdict: 'accepted', findings: [] }];
      },
      acknowledgeContent: ({ tree }, findings) =>
        JSON.stringify(tree).includes('silent') ? undefined : Buffer.from(findings.length === 0 ? 'yes' : 'no'),
    };
  },
};

const part = (tree: Readonly<Record<string, string>>, changes: Partial<MessageInWork> = {}) =>
  documentInWork(JSON.stringify({ type: 'LINES', tree, errors: [] }), { entry: 'part', source: 'split', ...changes });

/** Processes one message. @returns what was written, what was said in answer, and how many numbers were drawn */
async function processed(message: MessageInWork, changes: Readonly<Record<string, string>>, ledgerParts: Partial<Processing> = {}) {
  const result = loadCatalog({ ...packInput(changes), formats: new Map([...packInput().formats, ['lines', interchanges]]) });
  if ('findings' in result) throw hubError('E_CONFIG_REFUSED', { count: result.findings.length }, { findings: result.findings });
  let numbers = 0;
  const example = exampleLedger([message]);
  const ledger = { ...example, nextNumber: async () => (numbers += 1), ...ledgerParts };
  const ports = { ledger, transport: listeningTransport(), log: silentLog, catalog: () => result.catalog, leaseMs: 60_000 };
  await processWorker({ ...ports, ...exampleTime() })({ v: 1, queue: 'process', ids: [message.id] }, new AbortController().signal);
  const [commit] = example.commits;
  const answers = (commit?.deliveries ?? []).filter(({ route }) => route === 'acknowledge content');
  const said = answers.map(({ content }) => ('error' in content ? content.error.code : Buffer.from(content.body).toString()));
  return { commit, said, numbers, released: example.released };
}

describe('the content of a message', () => {
  it('is acknowledged when it was taken', async () => {
    expect(await processed(part({ number: 'RA-1' }), answered)).toMatchObject({ said: ['yes'] });
  });

  it('is refused when the mapping refuses a code of it', async () => {
    const coded = edited(booking, '"carrier": "swift"', '"carrier": $codeOrFail("reasons", "77")');
    expect(await processed(part({ number: 'RA-1' }), { ...answered, ...coded })).toMatchObject({
      commit: { failure: { stage: 'normalize', findings: [{ code: 'E_CODE_UNKNOWN' }] } },
      said: ['no'],
    });
  });

  it('is refused when the mapping says so', async () => {
    const refused = edited(booking, '"carrier": "swift"', '"carrier": number = "RA-1" ? $refuse("no such return.") : "swift"');
    expect(await processed(part({ number: 'RA-1' }), { ...answered, ...refused })).toMatchObject({
      commit: { failure: { findings: [{ code: 'E_CONTENT_REFUSED', message: 'The content is refused: no such return.' }] } },
      said: ['no'],
    });
  });

  it.each([
    ['no route takes it', edited('mappings/routes.yaml', '  to: [swift/labels]', '  when: carrier = "other"\n  to: [swift/labels]')],
    ['the mapping fails', edited(booking, '"carrier": "swift"', '"carrier": $assert(false, "broken")')],
    ['the mapping gives no valid message', edited(booking, '"carrier": "swift",', '')],
  ])('is not answered when %s: that is not the affair of the partner', async (_, changes) => {
    const { commit, said } = await processed(part({ number: 'RA-1' }), { ...answered, ...changes });
    expect(commit?.failure).toBeDefined();
    expect(said).toEqual([]);
  });

  it('draws no number where there is nothing to say', async () => {
    // One is for the label.
    expect(await processed(part({ number: 'RA-1', note: 'silent' }), answered)).toMatchObject({ said: [], numbers: 1 });
    expect(await processed(part({ number: 'RA-1' }), answered)).toMatchObject({ said: ['yes'], numbers: 2 });
  });

  it('is checked again when it is replayed', async () => {
    const faulty = part({ number: 'faulty' }, { isReplay: true, source: 'replay' });
    expect(await processed(faulty, answered)).toMatchObject({
      commit: { failure: { stage: 'validate', findings: [{ code: 'E_SCHEMA' }] }, envelopes: [] },
      said: ['no'],
    });
  });
});

describe('a faulty message of a test', () => {
  it('goes no further when it is replayed after a mend, unless tests are taken', async () => {
    const trial = await processed(documentInWork('no=43\ntest=1\nnumber=faulty\n'), agreed(''));
    const [kept] = trial.commit?.parts ?? [];
    const mended = Buffer.from(kept?.content.body ?? [])
      .toString()
      .replace('faulty', 'RA-1');
    const replay = documentInWork(mended, { entry: 'part', isReplay: true, source: 'replay' });
    expect((await processed(replay, agreed(''))).commit).toMatchObject({ envelopes: [], deliveries: [] });
    const taken = await processed(replay, agreed('    interchange: { test: accept }'));
    expect(taken.commit?.envelopes).toHaveLength(1);
  });
});

describe('an answer to what was sent', () => {
  const reading = (changes: Readonly<Record<string, string>> = {}) => ({
    ...edited('mappings/swift/partner.yaml', '    reply:', '    reply:\n      format: { kind: lines }'),
    ...changes,
  });
  const ofSwift = { partner: 'swift', channel: 'labels' } as const;
  const answer = (text: string) => documentInWork(text, { ...ofSwift, source: 'reply', entry: 'reply' });
  const treesOf = (parts: readonly SplitMessage[] = []) =>
    parts.map(({ content }) => (JSON.parse(Buffer.from(content.body).toString()) as { tree: unknown }).tree);

  it('that brings several messages comes apart, acknowledgements and others', async () => {
    const { commit } = await processed(answer('says=7,8\nthen=RA-1\n'), reading());
    expect(commit).not.toHaveProperty('failure');
    expect(commit?.parts.map(({ entry }) => entry)).toEqual(['part', 'part', 'part']);
    expect(treesOf(commit?.parts)).toEqual([{ says: '7' }, { says: '8' }, { number: 'RA-1' }]);
  });

  it('whose messages are faulty has those dead, and the others go on', async () => {
    const { commit } = await processed(answer('says=faulty\nthen=RA-1\n'), reading());
    expect(commit?.parts.map(({ errors }) => errors.map(({ code }) => code))).toEqual([['E_SCHEMA'], []]);
  });

  it('is acknowledged by no message of its own, and read by the format of the reply', async () => {
    const seen: unknown[] = [];
    const settleAcknowledgements: Processing['settleAcknowledgements'] = async ({ acknowledgements }) => {
      seen.push(...acknowledgements.map(({ subject }) => subject));
      return acknowledgements.map(() => ({ timing: 'in time', settles: [] }));
    };
    for (const message of [answer('says=7\n'), part({ says: '8' }, ofSwift)]) {
      const { commit } = await processed(message, reading(), { settleAcknowledgements });
      expect(commit).toMatchObject({ envelopes: [], deliveries: [] });
      expect(commit).not.toHaveProperty('failure');
    }
    expect(seen).toEqual([{ interchange: '7' }, { interchange: '8' }]);
  });

  it('of several interchanges comes apart into answers', async () => {
    const { commit } = await processed(answer('says=7\n--\nsays=8\n'), reading());
    expect(commit?.parts.map(({ entry, content }) => [entry, Buffer.from(content.body).toString()])).toEqual([
      ['reply', 'says=7\n'],
      ['reply', 'says=8\n'],
    ]);
  });

  it('that brings a message nobody maps is dead', async () => {
    const bare = edited('mappings/swift/partner.yaml', '      mapping: in/answer.jsonata\n      emits: [shipment.refused]\n', '');
    const format = {
      'mappings/swift/partner.yaml': bare['mappings/swift/partner.yaml']?.replace('reply:', 'reply:\n      format: { kind: lines }') ?? '',
    };
    expect(await processed(part({ number: 'RA-1' }, ofSwift), format)).toMatchObject({
      commit: { failure: { stage: 'normalize', findings: [{ code: 'E_MESSAGE_NOT_MAPPED' }] } },
    });
  });
});

describe('an interchange', () => {
  const gap: Partial<Processing> = { claimControlReference: async () => ({ predecessorMissing: true }) };

  it('whose predecessor may be on its way is looked at again before it is out of its turn', async () => {
    const inOrder = agreed('    interchange: { sequence: hold }');
    const first = await processed(documentInWork('no=43\nnumber=RA-1\n'), inOrder, gap);
    expect([first.commit, first.released.length]).toEqual([undefined, 1]);
    const last = await processed(documentInWork('no=43\nnumber=RA-1\n', { attempt: 3 }), inOrder, gap);
    expect(last.commit).toMatchObject({ failure: { stage: 'decode', findings: [{ code: 'E_INTERCHANGE_GAP' }] } });
  });

  it('that was taken under the number of another has no second effect either', async () => {
    const asked: string[] = [];
    const claimControlReference: Processing['claimControlReference'] = async ({ reference }) => {
      asked.push(reference);
      const known = asked.length === 1 ? { messageId: 'other', sameContent: false } : { messageId: 'same', sameContent: true };
      return { earlier: { ...known, messageId: known.messageId as MessageId }, predecessorMissing: false };
    };
    const again = agreed('    interchange: { duplicates: accept }');
    const { commit } = await processed(documentInWork('no=43\nnumber=RA-1\n'), again, { claimControlReference });
    expect(asked).toEqual(['43', expect.stringMatching(/^43 [0-9a-f]{64}$/)]);
    expect(commit).toMatchObject({ duplicateOf: 'same' });
  });
});
