import type { FormatResources } from '../../../spi/format.ts';
import { eachOnce } from '../../edi/guide-loading.ts';
import type { Guide, SetIdentity } from '../guide.ts';
import { loadGuide } from '../guide-files.ts';

/** The release whose 824 serves a message: its own, else the next later one, else the latest.
 *  @param release GS08 */
export function adviceRelease(release: string): '004010' | '005010' {
  return release.slice(0, 6) <= '004010' ? '004010' : '005010';
}

/** The guides by which an 824 of any release is read, each loaded when the first one comes: only some partners send any. */
export function adviceGuides(resources: FormatResources): (identity: SetIdentity) => Guide | undefined {
  const guide = eachOnce((name) => loadGuide(name, resources));
  return ({ set, release }) => (set === '824' ? guide(`${adviceRelease(release)}/824`) : undefined);
}
