import type { AlertRules, Stage } from '../../api/generated/types.ts';

type Kind = AlertRules['rules'][number]['on'];

/** What an alert says, taken apart. */
export interface AlertSaid {
  readonly kind: Kind;
  /** How many it is, for the plural form. */
  readonly count: number;
  readonly values: Readonly<Record<string, string>>;
}

/** The sentences of the hub's alerts, which come in English (core/alerts/conditions.ts). */
const sentences: Readonly<Record<Kind, RegExp>> = {
  failures: /^(?<count>\d+) failures? of (?<channel>\S+) at (?<stage>\w+) \((?<code>\w+)\) within (?<within>\w+)\.$/,
  'failure-rate': /^(?<count>\d+) of (?<all>\d+) messages of (?<channel>\S+) failed within (?<within>\w+) \((?<share>\d+) %\)\.$/,
  late: /^(?<count>\d+) expectations? (?<name>.+) (?:is|are) late\.$/,
  silence: /^Nothing has come on (?<channel>\S+) since (?<since>\S+); something was due by (?<due>\S+)\.$/,
  acknowledgements: /^(?<count>\d+) acknowledgements? of (?<channel>\S+) (?:is|are) overdue\.$/,
  breaker: /^Every attempt at (?<channel>\S+) has failed since (?<since>\S+)\.$/,
  backlog: /^(?<count>\d+) pieces? of work on (?<queue>.+); the oldest is (?<seconds>\d+) s overdue\.$/,
  disk: /^(?<free>\d+) % of the disk of the data folder are free\.$/,
  job: /^The job (?<job>.+) has not succeeded (?:yet|since (?<since>\S+))(?: \((?<failed>.+)\))?\.$/,
};

/** Takes the sentence of an alert apart, to say it in another language.
 *  @returns undefined where it is none of those that the hub says */
export function readAlert(say: string): AlertSaid | undefined {
  for (const [kind, sentence] of Object.entries(sentences)) {
    const found = sentence.exec(say)?.groups;
    if (found === undefined) continue;
    const values = Object.fromEntries(Object.entries(found).filter((entry) => entry[1] !== undefined));
    return { kind: kind as Kind, count: Number(found['count'] ?? 1), values };
  }
  return undefined;
}

/** The stage that an alert names, if it names one. */
export function stageOf({ values }: AlertSaid): Stage | undefined {
  return values['stage'] as Stage | undefined;
}
