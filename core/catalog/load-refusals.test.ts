import { describe, expect, it } from 'vitest';
import type { Finding } from '../kernel/errors.ts';
import { describePosition } from '../kernel/position.ts';
import { loadCatalog } from './load.ts';
import { edited, packFiles, packInput } from './pack.fixture.ts';

function line(found: Finding): string {
  return `${describePosition(found.at)} ${found.code} ${found.message}`;
}

/** What is wrong, one line each; nothing when the catalog loads. */
function findings(changes: Readonly<Record<string, string | undefined>>, more = {}): readonly string[] {
  const result = loadCatalog(packInput(changes, more));
  return 'findings' in result ? result.findings.map(line) : [];
}

const partner = 'mappings/acme/partner.yaml';
const routes = 'mappings/routes.yaml';
const codes = 'mappings/acme/codes.yaml';
const inPartner = (piece: string, by: string) => edited(partner, piece, by);
const inRoutes = (piece: string, by: string) => edited(routes, piece, by);
const gathering = (settings: string, beside = '', to = 'swift/labels', emits = 'shipment.refused') => ({
  ...inRoutes('to: [swift/labels]', `gather: { to: [${to}], ${settings}, with: best.jsonata, emits: ${emits} }${beside}`),
  'mappings/best.jsonata': '[]',
});

describe('loadCatalog refuses', () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, readonly string[]]>([
    ['YAML that is none', { [routes]: '- name: a\n  on: [x\n' }, [`${routes}:3:1 E_CONFIG_SYNTAX`]],
    ['a key that is there twice', inPartner('role: retailer', 'role: retailer\nrole: carrier'), [`${partner}:4:1 E_CONFIG_SYNTAX`]],
    [
      'an alias',
      inPartner('timezone: Europe/Paris', 'timezone: *zone'),
      [`${partner}:5:11 E_CONFIG_SYNTAX The file is not valid YAML: anchors and aliases are not taken`],
    ],
    [
      'a home without hub.yaml',
      { 'mappings/hub.yaml': undefined },
      ['mappings/hub.yaml E_CONFIG_REFERENCE The file mappings/hub.yaml does not exist.'],
    ],
    ['a pack without partner.yaml', { 'mappings/lost/in/a.jsonata': '1' }, ['mappings/lost/partner.yaml E_CONFIG_REFERENCE']],
    [
      "a name that is not the folder's",
      inPartner('partner: acme', 'partner: acne'),
      [`${partner}:1:10 E_CONFIG_FIELD partner must be the name of the folder, acme.`],
    ],
    [
      'two packs of one name',
      { ...edited('mappings/swift/partner.yaml', 'partner: swift', 'partner: acme') },
      [
        'mappings/swift/partner.yaml:1:10 E_CONFIG_FIELD partner must be',
        'mappings/swift/partner.yaml:1:10 E_CONFIG_DUPLICATE The partner acme is defined twice.',
      ],
    ],
    [
      'an unknown role',
      inPartner('role: retailer', 'role: shop'),
      [`${partner}:3:7 E_CONFIG_FIELD role must be one of retailer, supplier, insurer`],
    ],
    [
      'a GLN with a wrong check digit',
      inPartner('9501101000018', '9501101000019'),
      [`${partner}:4:21 E_CONFIG_FIELD identifiers.gln is not a valid GLN: its check digit is wrong.`],
    ],
    [
      'a GLN with blanks',
      inPartner('9501101000018', '9501101 000018'),
      [`${partner}:4:21 E_CONFIG_FIELD identifiers.gln must be written without separators.`],
    ],
    [
      'a time zone that is none',
      inPartner('Europe/Paris', 'Europe/Pariss'),
      [`${partner}:5:11 E_CONFIG_FIELD timezone must be an IANA time zone`],
    ],
    [
      'a misspelt field',
      inPartner('    connector: drop', '    conector: drop'),
      [
        `${partner}:9:5 E_CONFIG_FIELD returns.conector is not known (did you mean "connector"?).`,
        `${partner}:7:3 E_CONFIG_FIELD returns lacks the field connector`,
      ].sort(),
    ],
    [
      'a field of the other direction',
      inPartner('    settings: { folder: in }', '    settings: { folder: in }\n    retry: none'),
      [`${partner}:11:5 E_CONFIG_FIELD returns.retry is not known`],
    ],
    [
      'a name of a channel with capitals',
      inPartner('  returns:', '  Returns:'),
      [`${partner}:7:3 E_CONFIG_FIELD the name of a channel has small letters`],
    ],
    [
      'an unknown connector',
      inPartner('    connector: drop', '    connector: dorp'),
      [`${partner}:9:16 E_CONFIG_FIELD there is no connector dorp (did you mean "drop"?).`],
    ],
    [
      'a connector that cannot receive',
      inPartner('    connector: drop', '    connector: mail'),
      [`${partner}:9:16 E_CONFIG_FIELD the connector mail cannot receive.`],
    ],
    [
      'a setting that is missing',
      inPartner('{ folder: in }', '{ poll: 10s }'),
      [`${partner}:10:5 E_CONFIG_FIELD settings lacks the field folder: Where documents lie.`],
    ],
    [
      'a setting out of range',
      inPartner('{ folder: in }', '{ folder: in, poll: 10ms }'),
      [`${partner}:10:35 E_CONFIG_FIELD settings.poll must be at least 1s.`],
    ],
    [
      'no settings where some are needed',
      inPartner('    settings: { folder: in }\n', ''),
      [`${partner}:7:3 E_CONFIG_FIELD settings lacks the field folder`],
    ],
    [
      'an unknown format',
      edited('mappings/swift/partner.yaml', 'kind: lines', 'kind: line'),
      ['mappings/swift/partner.yaml:9:21 E_CONFIG_FIELD there is no format line (did you mean "lines"?).'],
    ],
    [
      'a file that a format needs',
      inPartner('    settings: { folder: in }', '    settings: { folder: in }\n    format: { kind: json, schema: a.json }'),
      [`${partner}:11:5 E_CONFIG_REFERENCE The file schemas/partners/acme/a.json does not exist.`],
    ],
    [
      'a mapping that is not there',
      inPartner('in/booking.jsonata', 'in/bookings.jsonata'),
      [`${partner}:11:25 E_CONFIG_REFERENCE The mapping mappings/acme/in/bookings.jsonata does not exist.`],
    ],
    [
      'a mapping with a syntax error, at its place in the mapping',
      { 'mappings/acme/out/refusal.jsonata': '{\n  "a": (1 +\n}' },
      ['mappings/acme/out/refusal.jsonata:3:1 E_MAP_SYNTAX'],
    ],
    [
      'an expression with a syntax error, at its place in the file',
      inRoutes('direction = "return"', 'direction = ) 1'),
      [`${routes}:3:21 E_MAP_SYNTAX`],
    ],
    [
      'a code list that is not there',
      { 'mappings/acme/out/refusal.jsonata': '{\n  "a": $code("resons", reason.code)\n}' },
      ['mappings/acme/out/refusal.jsonata:2:14 E_CONFIG_REFERENCE The code list resons does not exist.'],
    ],
    [
      'a variable that is not there at this place',
      { 'mappings/acme/in/booking.jsonata': '{ "a": $envelope.type }' },
      ['mappings/acme/in/booking.jsonata:1:8 E_CONFIG_REFERENCE The variable $envelope does not exist.'],
    ],
    [
      'a function that is not there',
      inRoutes('direction = "return"', '$contain(direction, "r")'),
      [`${routes}:3:9 E_CONFIG_REFERENCE The function $contain does not exist.`],
    ],
    [
      'an unknown canonical type',
      inPartner('emits: [shipment.booked]', 'emits: [shipment.bookd]'),
      [`${partner}:11:53 E_CONFIG_FIELD there is no canonical type shipment.bookd (did you mean "shipment.booked"?).`],
    ],
    [
      'an inbound channel without message',
      inPartner('    message: { mapping: in/booking.jsonata, emits: [shipment.booked] }\n', ''),
      [`${partner}:7:3 E_CONFIG_FIELD returns lacks message: { mapping, emits }.`],
    ],
    [
      'a type that is taken twice',
      edited('mappings/swift/partner.yaml', 'accepts: shipment.booked', 'accepts: [shipment.booked, shipment.booked]'),
      ['mappings/swift/partner.yaml:11:43 E_CONFIG_DUPLICATE labels.request for shipment.booked is defined twice.'],
    ],
    ['a rate that is none', inPartner('120/m', 'fast'), [`${partner}:18:21 E_CONFIG_FIELD limits.rate must be documents in a time`]],
    ['a delay that is none', inPartner('[1s, 2m]', '[1s, soon]'), [`${partner}:19:17 E_CONFIG_FIELD a delay of retry must be a duration`]],
    [
      'an ordering that there is not',
      inPartner('    retry: [1s, 2m]', '    ordering: partner'),
      [`${partner}:19:15 E_CONFIG_FIELD answers.ordering is one of none, case`],
    ],
    [
      'a rhythm on a channel that nothing comes in on',
      inPartner('    retry: [1s, 2m]', '    expect: { rhythm: daily 00:00-24:00 every 1h }'),
      [`${partner}:19:5 E_CONFIG_FIELD answers.expect is not known`],
    ],
    [
      'a rhythm that is none',
      inPartner('    settings: { folder: in }', '    settings: { folder: in }\n    expect: { rhythm: workdays 06:00-25:00 every 2h }'),
      [`${partner}:11:23 E_CONFIG_FIELD returns.expect.rhythm is days, hours and how often`],
    ],
    [
      'a calendar that there is not',
      inPartner(
        '    settings: { folder: in }',
        '    settings: { folder: in }\n    expect: { rhythm: daily 00:00-24:00 every 1h, calendar: FR-67 }',
      ),
      [`${partner}:11:61 E_CONFIG_FIELD returns.expect.calendar must be one of none, FR`],
    ],
    [
      'a tolerance of cents of nothing',
      inPartner('role: retailer', 'role: retailer\ntolerance: { quantity: 1, amount: 50 }'),
      [`${partner}:4:35 E_CONFIG_FIELD tolerance.amount`],
    ],
    [
      'a tolerance in a currency that there is not',
      inPartner('role: retailer', 'role: retailer\ntolerance: { amount: 50 EUS }'),
      [`${partner}:4:22 E_CONFIG_FIELD tolerance.amount is a percentage such as 0.5%, or minor units of a currency such as 100 EUR.`],
    ],
    [
      'a partner with the name of the hub',
      { 'mappings/hub/partner.yaml': 'partner: hub\nname: Hub\nrole: crm\nchannels: {}\n' },
      ['mappings/hub/partner.yaml:1:1 E_CONFIG_FIELD hub is the name of what the hub says by itself: no partner has it.'],
    ],
    [
      'a channel that takes nothing',
      inPartner('    request: { accepts: [shipment.refused], mapping: out/refusal.jsonata }\n', ''),
      [
        `${routes}:4:7 E_CONFIG_FIELD the route refusals back leads to $origin/answers, which does not accept shipment.refused.`,
        `${partner}:12:3 E_CONFIG_FIELD the channel answers takes nothing`,
      ].sort(),
    ],
    [
      'an acknowledgement in a format that has none',
      inPartner('    settings: { folder: in }', '    settings: { folder: in }\n    acknowledge: { kind: contrl, to: answers }'),
      [`${partner}:11:5 E_CONFIG_FIELD acknowledge: the format json has no technical acknowledgement.`],
    ],
    [
      'an acknowledgement to nowhere',
      inPartner(
        '    settings: { folder: in }',
        '    settings: { folder: in }\n    acknowledge: { kind: contrl, to: answer }\n    format: { kind: lines }',
      ),
      [`${partner}:11:38 E_CONFIG_FIELD acknowledge.to: the partner has no channel answer (did you mean "answers"?).`],
    ],
    [
      'an acknowledgement to an inbound channel',
      inPartner(
        '    settings: { folder: in }',
        '    settings: { folder: in }\n    acknowledge: { kind: contrl, to: returns }\n    format: { kind: lines }',
      ),
      [`${partner}:11:38 E_CONFIG_FIELD acknowledge.to: the channel returns is inbound.`],
    ],
    [
      'a destination that is not there',
      inRoutes('swift/labels', 'swift/label'),
      [`${routes}:7:8 E_CONFIG_FIELD the route label for a booking leads to swift/label, which does not exist (did you mean "labels"?).`],
    ],
    [
      'a destination at an unknown partner',
      inRoutes('swift/labels', 'swifft/labels'),
      [`${routes}:7:8 E_CONFIG_FIELD the route label for a booking leads to swifft/labels, which does not exist (did you mean "swift"?).`],
    ],
    [
      'a destination that no origin has',
      inRoutes('$origin/answers', '$origin/replies'),
      [`${routes}:4:7 E_CONFIG_FIELD the route refusals back leads to $origin/replies, which does not exist`],
    ],
    [
      'a destination that takes other types',
      inRoutes('[swift/labels]', '[swift/labels, acme/answers]'),
      [`${routes}:7:22 E_CONFIG_FIELD the route label for a booking leads to acme/answers, which does not accept shipment.booked.`],
    ],
    [
      'a destination without a channel',
      inRoutes('[swift/labels]', 'swift'),
      [`${routes}:7:7 E_CONFIG_FIELD the destination swift of the route label for a booking must be partner/channel`],
    ],
    [
      'a route that leads nowhere',
      inRoutes('  to: [swift/labels]\n', ''),
      [`${routes}:5:3 E_CONFIG_FIELD label for a booking leads nowhere: it needs to, emit or gather.`],
    ],
    [
      'two routes of one name',
      inRoutes('label for a booking', 'refusals back'),
      [`${routes}:5:9 E_CONFIG_DUPLICATE The route refusals back is defined twice.`],
    ],
    [
      'a route under the name of acknowledgements',
      inRoutes('label for a booking', 'acknowledge'),
      [`${routes}:5:9 E_CONFIG_FIELD the name acknowledge is kept`],
    ],
    [
      'a gathering of which something is missing',
      inRoutes('to: [swift/labels]', 'gather: { to: [swift/labels], within: 3s }'),
      [`${routes}:7:3 E_CONFIG_FIELD gather lacks the field with`, `${routes}:7:3 E_CONFIG_FIELD gather lacks the field emits`],
    ],
    ['a gathering that waits too long', gathering('within: 16m'), [`${routes}:7:41 E_CONFIG_FIELD gather.within must be at most 15m.`]],
    [
      'a gathering that wants more answers than it asks for',
      gathering('within: 3s, complete: 2'),
      [`${routes}:7:55 E_CONFIG_FIELD gather.complete must be all, first or a whole number up to 1, as it asks 1 channels.`],
    ],
    [
      'a gathering that asks a channel which is not there',
      gathering('within: 3s', '', 'swift/quotes'),
      [`${routes}:7:18 E_CONFIG_FIELD the route label for a booking leads to swift/quotes, which does not exist`],
    ],
    [
      'a gathering whose channel does not take the type',
      gathering('within: 3s', '', 'acme/answers'),
      [
        `${routes}:7:18 E_CONFIG_FIELD the route label for a booking leads to acme/answers, which does not accept shipment.booked`,
        `${routes}:7:18 E_CONFIG_FIELD the route label for a booking gathers answers of acme/answers, which has no reply`,
      ],
    ],
    [
      'a gathering that counts what nobody answers with',
      gathering('within: 3s, useful: shipment.labelled'),
      [`${routes}:7:53 E_CONFIG_FIELD gather.useful: no channel that the route label for a booking asks answers with shipment.labelled.`],
    ],
    [
      'destinations beside a gathering',
      gathering('within: 3s', '\n  to: [swift/labels]'),
      [`${routes}:8:3 E_CONFIG_FIELD label for a booking gathers: to and emit beside that are routes of their own.`],
    ],
    [
      'a gathering that emits in a circle',
      gathering('within: 3s', '', 'swift/labels', 'shipment.booked'),
      [`${routes}:7:3 E_ROUTE_LOOP The routes emit messages in a circle: shipment.booked → shipment.booked.`],
    ],
    [
      'a route taken once in anything but a case',
      inRoutes('to: [swift/labels]', 'once: day\n  to: [swift/labels]'),
      [`${routes}:7:9 E_CONFIG_FIELD label for a booking.once must be one of case.`],
    ],
    [
      'routes that emit in a circle',
      {
        [routes]: `${packFiles[routes]}- { name: a, on: shipment.booked, emit: { type: shipment.labelled, with: m.jsonata } }\n- { name: b, on: shipment.labelled, emit: { type: shipment.booked, with: m.jsonata } }\n`,
        'mappings/m.jsonata': '$',
      },
      [`${routes}:8:35 E_ROUTE_LOOP The routes emit messages in a circle: shipment.booked → shipment.labelled → shipment.booked.`],
    ],
    [
      'a code with two meanings',
      { [codes]: 'lists:\n  reasons:\n    - { partner: a, canonical: x }\n    - { partner: a, canonical: y, from: 2024-01-01 }\n' },
      [`${codes}:4:7 E_CONFIG_FIELD the code a of the list reasons has two meanings on the same day: x and y.`],
    ],
    [
      'a day that is none',
      { [codes]: 'lists:\n  reasons:\n    - { partner: a, canonical: x, from: 2024-02-30 }\n' },
      [`${codes}:3:41 E_CONFIG_FIELD from must be a day, YYYY-MM-DD.`],
    ],
    [
      'a code that is a number',
      { [codes]: 'lists:\n  reasons:\n    - { partner: 04, canonical: x }\n' },
      [`${codes}:3:18 E_CONFIG_FIELD reasons.partner must be text: write it in quotes`],
    ],
  ])('%s', (_what, changes, expected) => {
    const found = findings(changes);
    expect(found).toHaveLength(expected.length);
    for (const each of expected) expect(found).toContainEqual(expect.stringContaining(each));
  });

  it('everything at once, in the order of files and lines', () => {
    const found = findings({
      ...inPartner('role: retailer', 'role: shop'),
      ...inRoutes('shipment.refused', 'shipment.refuse'),
      [codes]: 'lists: 1\nmore: 2\n',
    });
    expect(found.map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual([
      `${codes}:2:1 E_CONFIG_FIELD`,
      `${partner}:3:7 E_CONFIG_FIELD`,
      `${routes}:2:7 E_CONFIG_FIELD`,
    ]);
  });
});
