import { posix } from 'node:path';
import type { SettingsOf } from '../../core/spi/fields.ts';
import { type NameCodec, nameCodec, type WireText } from './charset.ts';
import type { inboundSettings } from './fields.ts';
import { markerName } from './filename.ts';
import { matchesPath } from './glob.ts';
import { isPlain, MAX_NAME_BYTES } from './names.ts';
import type { FoundFile } from './walk.ts';

type Settings = SettingsOf<typeof inboundSettings>;

/** A file that is a document, as far as name, size and marker tell. */
export interface Chosen extends FoundFile {
  /** The files beside it that tell that it is finished, by their paths. */
  readonly markers: readonly WireText[];
}

/** What is to be done with a file of a size: handed in, or put away unread, or left alone. */
export type Fate = 'take' | 'archive' | { readonly refused: 'too-large' | 'too-small'; readonly reason: string; readonly leave: boolean };

/** Says why a file is left where it is. */
export type Tell = (path: WireText, reason: string) => void;

/** Which files of a listing are documents. */
export class Selection {
  private readonly settings: Settings;
  private readonly codec: NameCodec;
  private readonly markers: readonly WireText[];

  constructor(settings: Settings) {
    this.settings = settings;
    this.codec = nameCodec(settings.nameCharset);
    this.markers = settings.ready === 'marker' ? settings.marker.map((template) => this.codec.write(template)) : [];
  }

  /** Is a sub-folder searched? */
  enters(path: WireText): boolean {
    return !this.isExcluded(this.textOf(path));
  }

  /** The documents, in the order in which they are to be taken. */
  choose(files: readonly FoundFile[], tell: Tell): readonly Chosen[] {
    const byPath = new Map(this.markers.length === 0 ? [] : files.map((file) => [file.path, file]));
    const chosen = files.flatMap((file) => {
      const text = this.textOf(file.path);
      if (file.kind !== 'file' || this.isExcluded(text) || !this.settings.pattern.some((pattern) => fits(pattern, text))) return [];
      const markers = this.markersOf(file.path).flatMap((path) => (path === file.path ? [] : (byPath.get(path) ?? [])));
      if (this.markers.length > 0 && markers.length === 0) return [];
      const obstacle = this.obstacle(file, markers);
      if (obstacle === undefined) return [{ ...file, markers: markers.map(({ path }) => path) }];
      tell(file.path, obstacle);
      return [];
    });
    const byName = (one: Chosen, other: Chosen): number => (one.path < other.path ? -1 : 1);
    return chosen.sort((one, other) => (this.settings.order === 'name' ? 0 : one.modifiedAt - other.modifiedAt) || byName(one, other));
  }

  /** Every marker that a file may have. */
  markersOf(path: WireText): readonly WireText[] {
    return this.markers.map((marker) => posix.join(posix.dirname(path), markerName(marker, posix.basename(path))));
  }

  fateOf(size: number): Fate {
    const { minBytes, maxBytes, empty, quarantine } = this.settings;
    const leave = quarantine === undefined;
    if (size === 0 && empty === 'archive') return 'archive';
    // Most often a sender that has only begun, or a flag for somebody else: it is no document yet, and never in the way.
    if (size === 0) return { refused: 'too-small', reason: 'it is empty', leave: leave || empty === 'leave' };
    if (size < minBytes) return { refused: 'too-small', reason: `it has fewer than ${minBytes} bytes`, leave };
    if (size > maxBytes) return { refused: 'too-large', reason: `it has more than ${maxBytes} bytes`, leave };
    return 'take';
  }

  private obstacle({ name, size, modifiedAt }: FoundFile, markers: readonly FoundFile[]): string | undefined {
    if (!isPlain(name)) return 'its name is not one of a file';
    if (name.length > MAX_NAME_BYTES) return `its name is longer than ${MAX_NAME_BYTES} bytes`;
    const fate = this.fateOf(size);
    if (typeof fate === 'object' && fate.leave) return fate.reason;
    // One that is older was left by a file of this name before: this one is being written.
    const fresh = markers.length === 0 || markers.some((marker) => marker.kind === 'file' && marker.modifiedAt >= modifiedAt);
    return fresh ? undefined : 'its marker is older than the file itself';
  }

  private isExcluded(text: string): boolean {
    return [...this.settings.ignore, ...this.settings.exclude].some((pattern) => fits(pattern, text));
  }

  /** Composed: some systems keep é as e and an accent. */
  private textOf(path: WireText): string {
    return this.codec.read(path).normalize('NFC');
  }
}

function fits(pattern: string, text: string): boolean {
  return matchesPath(pattern.normalize('NFC'), text);
}

/** Those files of the first look that are the same at the second. */
export function unchanged(first: readonly Chosen[], second: readonly Chosen[]): readonly Chosen[] {
  const before = new Map(first.map((file) => [file.path, file]));
  return second.filter((file) => {
    const known = before.get(file.path);
    return known !== undefined && known.size === file.size && known.modifiedAt === file.modifiedAt;
  });
}
