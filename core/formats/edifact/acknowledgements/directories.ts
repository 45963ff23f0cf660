import type { FormatResources } from '../../../spi/format.ts';
import { eachOnce } from '../../edi/guide-loading.ts';
import type { Guide, MessageIdentity } from '../guide.ts';
import { loadGuide } from '../guide-files.ts';

/** The directories that have a guide for APERAK, in the order of time. */
const directories = ['96A', '97B', '01B'] as const;

/** The directory whose APERAK serves a message: its own, else the next later one, else the latest.
 *  @param release 0054: `96A`, `10A` */
export function aperakDirectory(release: string): (typeof directories)[number] {
  const received = age(release);
  return directories.find((one) => age(one) >= received) ?? '01B';
}

/** The year and letter of a release as a text that sorts by time; what is none is of no time, and comes last. */
function age(release: string): string {
  const [, year, letter] = /^(\d\d)([A-Z])$/.exec(release) ?? [];
  if (year === undefined || letter === undefined) return '~';
  return `${year >= '88' ? '19' : '20'}${year}${letter}`;
}

/** The guides by which an APERAK of any release is read, each loaded when the first message of its kind comes: only some
 *  partners send any. */
export function aperakGuides(resources: FormatResources): (identity: MessageIdentity) => Guide | undefined {
  const guide = eachOnce((name) => loadGuide(name, resources));
  return ({ type, release }) => (type === 'APERAK' ? guide(`d${aperakDirectory(release).toLowerCase()}/APERAK`) : undefined);
}
