import type { Random } from './random.ts';
import type { Falsified } from './subject.ts';

/** Where the frame of an interchange counts and refers. */
export interface Frame {
  readonly trailers: readonly string[];
  /** The trailer of a single message. */
  readonly message: string;
  readonly terminator: string;
  readonly element: string;
}

/** Changes the count or the reference of one trailer to another. @param text a lawful interchange, one only */
export function falsify(text: string, { trailers, message, terminator, element }: Frame, random: Random): Falsified {
  const segments = text.split(terminator);
  const places = segments.flatMap((segment, index) => (trailers.includes(tagOf(segment, element)) ? [index] : []));
  const place = random.pick(places);
  const elements = (segments[place] as string).split(element);
  const which = 1 + random.below(2);
  const before = elements[which] as string;
  const after = which === 1 ? otherCount(before, random) : otherReference(before, random);
  elements[which] = after;
  segments[place] = elements.join(element);
  const tag = tagOf(segments[place], element);
  const index = segments.slice(0, place).filter((segment) => tagOf(segment, element) === message).length;
  return {
    text: segments.join(terminator),
    what: `${tag}, element ${which}: ${before} became ${after}`,
    ...(tag === message ? { message: index } : {}),
  };
}

function tagOf(segment: string, element: string): string {
  return (segment.trim().split(element)[0] as string).trim();
}

function otherCount(before: string, random: Random): string {
  const count = Number(before);
  const others = [count + 1, count - 1, count + 1 + random.below(1000), count * 10, 0, 999_999].filter(
    (other) => other !== count && other >= 0,
  );
  return String(random.pick(others));
}

function otherReference(before: string, random: Random): string {
  const last = Number(before.at(-1));
  const digit = String((Number.isNaN(last) ? 0 : last + 1 + random.below(9)) % 10);
  return `${before.slice(0, -1)}${digit}`;
}
