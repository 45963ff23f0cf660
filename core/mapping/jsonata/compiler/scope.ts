import type { SyntaxNode } from '../syntax.ts';
import { assignedIn } from './assignments.ts';

/** What is known of the variables at a place in the text: which frames there will be at run time, and what each binds. */
export class Scope {
  readonly parent: Scope | undefined;
  /** Slot by name; undefined for the frame of a row, which binds what the row has. */
  readonly slots: ReadonlyMap<string, number> | undefined;
  /** Names whose slots are always assigned: parameters. */
  readonly #certain: ReadonlySet<string>;

  private constructor(parent: Scope | undefined, slots: ReadonlyMap<string, number> | undefined, certain: ReadonlySet<string>) {
    this.parent = parent;
    this.slots = slots;
    this.#certain = certain;
  }

  /** The scope of a block, a function body or the whole mapping.
   *  @param body where the assignments are */
  static of(parent: Scope | undefined, body: readonly SyntaxNode[], parameters: readonly string[] = []): Scope {
    const slots = new Map<string, number>();
    for (const name of parameters) slots.set(name, slots.size);
    for (const name of assignedIn(body)) if (!slots.has(name)) slots.set(name, slots.size);
    return new Scope(parent, slots, new Set(parameters));
  }

  /** The scope within one row of a path. */
  row(): Scope {
    return new Scope(this, undefined, new Set());
  }

  isCertain(name: string): boolean {
    return this.#certain.has(name);
  }
}
