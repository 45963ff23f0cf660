import type { Logger } from '../../core/spi/log.ts';
import type { NameCodec, WireText } from './charset.ts';
import { shown } from './names.ts';

/** How many files one look names; of the others it says how many they are. */
const NAMED = 20;

/** Says once of each file why it is left where it is, as long as it is there. */
export class Notices {
  private readonly codec: NameCodec;
  private readonly told = new Map<WireText, string>();
  private named = 0;
  private unnamed = 0;

  constructor(codec: NameCodec) {
    this.codec = codec;
  }

  tell(log: Logger, path: WireText, reason: string): void {
    if (this.told.get(path) === reason) return;
    this.told.set(path, reason);
    this.named += 1;
    if (this.named > NAMED) this.unnamed += 1;
    else log.warn({ file: shown(this.codec.read(path)), reason }, 'a file is left in place');
  }

  /** Ends a look. @param paths what is there; the others are forgotten */
  endLook(log: Logger, paths: ReadonlySet<WireText>): void {
    if (this.unnamed > 0) log.warn({ count: this.unnamed }, 'more files are left in place');
    this.named = 0;
    this.unnamed = 0;
    for (const path of this.told.keys()) if (!paths.has(path)) this.told.delete(path);
  }
}
