import { edifactSubject, x12Subject } from './edi-subjects.ts';
import type { FuzzSubject } from './subject.ts';
import { textSubjects } from './text-subjects.ts';

/** Every format, as the fuzzer feeds it. */
export function fuzzSubjects(): readonly FuzzSubject[] {
  return [edifactSubject(), x12Subject(), ...textSubjects()];
}
