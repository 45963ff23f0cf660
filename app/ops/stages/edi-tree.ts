import { type EdiSegment, ediSegments } from '../../../core/formats/values/edi-segments.ts';
import { spanOf } from '../../../core/formats/values/edi-values.ts';
import type { ValueSpan } from '../../../core/formats/values/value-span.ts';
import type { Finding } from '../../../core/kernel/errors.ts';
import type { FormatCodec } from '../../../core/spi/format.ts';
import type { EdiNode } from '../../api/views/messages.ts';
import { codeMeanings } from './code-meanings.ts';
import { edifactElements, edifactSegments } from './edifact-names.ts';
import { x12Elements, x12Segments } from './x12-names.ts';

/** More segments are not listed; the text has them. */
export const mostSegments = 5_000;

/** How a document of EDI is to be shown. */
export interface EdiTreeOptions {
  readonly kind: 'edifact' | 'x12';
  /** Of the channel, for the numbers of elements; without it they have positions only. */
  readonly codec?: FormatCodec;
  /** Shown at the segment that they name. */
  readonly findings: readonly Finding[];
  /** What stands in the place of a value; undefined where it is shown. */
  readonly hide: (span: ValueSpan) => string | undefined;
}

/** The segments of an interchange by name: those of a message under its header (UNH, ST). */
export function ediTree(text: string, options: EdiTreeOptions): readonly EdiNode[] {
  const [header, trailer] = options.kind === 'edifact' ? ['UNH', 'UNT'] : ['ST', 'SE'];
  const nodes: EdiNode[] = [];
  let children: EdiNode[] | undefined;
  let message = 0;
  let number = 0;
  let count = 0;
  for (const segment of ediSegments(text, options.kind)) {
    count += 1;
    if (count > mostSegments) break;
    if (segment.tag === header) {
      message += 1;
      number = 1;
      children = [];
      nodes.push({ ...nodeOf(segment, { message, segment: number }, options), children });
      continue;
    }
    if (segment.tag !== 'UNA') number += 1;
    const node = nodeOf(segment, children === undefined ? { segment: number } : { message, segment: number }, options);
    (children ?? nodes).push(node);
    if (segment.tag === trailer) children = undefined;
  }
  return nodes;
}

interface Place {
  readonly message?: number;
  readonly segment: number;
}

function nodeOf(segment: EdiSegment, place: Place, options: EdiTreeOptions): EdiNode {
  const name = (options.kind === 'edifact' ? edifactSegments : x12Segments)[segment.tag];
  const findings = options.findings.filter(({ at }) => isAt(at, segment.tag, place));
  return {
    tag: segment.tag.slice(0, 10),
    ...(name === undefined ? {} : { name }),
    segment: place.segment,
    elements: elementsOf(segment, options),
    ...(findings.length === 0 ? {} : { findings }),
  };
}

/** A message of its own has no number where there is one only. */
function isAt(at: Finding['at'], tag: string, place: Place): boolean {
  if (at.tag !== undefined && at.tag !== tag) return false;
  return at.segment === place.segment && (at.message ?? place.message ?? 1) === (place.message ?? at.message ?? 1);
}

function elementsOf(segment: EdiSegment, { kind, codec, hide }: EdiTreeOptions): NonNullable<EdiNode['elements']> {
  const codes = codec?.elementsOf?.(segment.tag);
  const elements = new Map<number, NonNullable<EdiNode['elements']>[number]['components'][number][]>();
  for (const value of segment.values) {
    const components = elements.get(value.element) ?? [];
    elements.set(value.element, components);
    if (value.value === '') continue;
    const code = codes?.[value.element - 1]?.[value.component - 1];
    const hidden = hide(spanOf(segment, value, kind));
    const name = code === undefined ? undefined : nameOf(code);
    const meaning = code === undefined ? undefined : codeMeanings[code]?.[value.value];
    components.push({
      position: value.component,
      value: hidden ?? value.value,
      ...(code === undefined ? {} : { code }),
      ...(name === undefined ? {} : { name }),
      ...(meaning === undefined || hidden !== undefined ? {} : { meaning }),
      ...(hidden === undefined ? {} : { masked: true }),
    });
  }
  return [...elements].flatMap(([position, components]) => {
    const [first] = components;
    if (first === undefined) return [];
    const { code, name } = first;
    const named = components.length === 1 || code?.startsWith(segment.tag) === true;
    return [{ position, ...(named && code !== undefined ? { code } : {}), ...(named && name !== undefined ? { name } : {}), components }];
  });
}

function nameOf(code: string): string | undefined {
  return edifactElements[code] ?? x12Elements[code];
}
