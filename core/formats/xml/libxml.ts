import * as module from 'libxml2-wasm';
import { XmlErrorStruct } from 'libxml2-wasm/lib/libxml2.mjs';

/** libxml2, compiled to WebAssembly: it reaches neither files nor the network by itself. */
export type LibxmlModule = typeof module;

// The path of each faulty element is found by walking its siblings: ten thousands of faults in one list would take minutes.
Object.assign(XmlErrorStruct, { node: () => 0 });

/** Loaded with this module, because a codec is opened without waiting. */
export const libxml: LibxmlModule = module;
