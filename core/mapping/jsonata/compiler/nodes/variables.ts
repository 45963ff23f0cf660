import { type Compiled, type Frame, unset } from '../frame.ts';
import type { Scope } from '../scope.ts';
import type { Flagged } from '../sequence.ts';

/** `$`: the context. A document that is a list comes wrapped. */
export const context: Compiled = (input) => (Array.isArray(input) && (input as Flagged).outerWrapper === true ? input[0] : input);

/** Reads a variable where it is assigned at the time: in the innermost frame that has it, else further out.
 *  @param rowNames names that rows may bind
 *  @param globally reads the name where no frame has it */
export function compileLookup(name: string, scope: Scope, rowNames: ReadonlySet<string>, globally: Compiled): Compiled {
  return from(scope, 0);

  function from(at: Scope | undefined, hops: number): Compiled {
    if (at === undefined) return globally;
    const slot = at.slots?.get(name);
    if (slot !== undefined) return inSlot(hops, slot, at.isCertain(name) ? undefined : from(at.parent, hops + 1));
    if (at.slots === undefined && rowNames.has(name)) return inRow(hops, name, from(at.parent, hops + 1));
    return from(at.parent, hops + 1);
  }
}

/** @param otherwise where to look while the slot is not assigned; left out where it always is */
function inSlot(hops: number, slot: number, otherwise: Compiled | undefined): Compiled {
  if (otherwise === undefined) return hops === 0 ? (_, frame) => frame.slots[slot] : (_, frame) => outward(frame, hops).slots[slot];
  return (input, frame) => {
    const value = outward(frame, hops).slots[slot];
    return value === unset ? otherwise(input, frame) : value;
  };
}

function inRow(hops: number, name: string, otherwise: Compiled): Compiled {
  return (input, frame) => {
    const { tuple } = outward(frame, hops);
    return Object.hasOwn(tuple, name) ? tuple[name] : otherwise(input, frame);
  };
}

function outward(frame: Frame, hops: number): Frame {
  let found = frame;
  for (let hop = 0; hop < hops; hop += 1) found = found.parent as Frame;
  return found;
}
