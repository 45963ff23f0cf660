import type { FormatResources } from '../../../spi/format.ts';
import type { Guide, SetIdentity } from '../guide.ts';
import { loadGuide } from '../guide-files.ts';

/** The release whose 824 serves a message: its own, else the next later one, else the latest.
 *  @param release GS08 */
export function adviceRelease(release: string): '004010' | '005010' {
  return release.slice(0, 6) <= '004010' ? '004010' : '005010';
}

/** The guides by which an 824 of any release is read, each loaded when the first one comes: only some partners send any. */
export function adviceGuides(resources: FormatResources): (identity: SetIdentity) => Guide | undefined {
  const loaded = new Map<string, Guide>();
  return ({ set, release }) => {
    if (set !== '824') return undefined;
    const name = `${adviceRelease(release)}/824`;
    const guide = loaded.get(name) ?? loadGuide(name, resources);
    loaded.set(name, guide);
    return guide;
  };
}
