import type { Schema } from './compatibility.ts';

/** @returns `common`: the schema of common definitions; `bodies`: [canonical type, schema of its body], by name */
export function readModel(root: string): Promise<{
  readonly common: { readonly $defs: Readonly<Record<string, Schema>> };
  readonly bodies: readonly (readonly [string, Schema])[];
}>;
