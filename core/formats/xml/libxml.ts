import type * as Libxml from 'libxml2-wasm';

/** libxml2, compiled to WebAssembly: it reaches neither files nor the network by itself. */
export type LibxmlModule = typeof Libxml;

/** Loaded with this module, because a codec is opened without waiting; undefined where the package is not installed. */
export const libxml: LibxmlModule | undefined = await load();

async function load(): Promise<LibxmlModule | undefined> {
  try {
    const [module, { XmlErrorStruct }] = await Promise.all([import('libxml2-wasm'), import('libxml2-wasm/lib/libxml2.mjs')]);
    // The path of each faulty element is found by walking its siblings: ten thousands of faults in one list would take minutes.
    Object.assign(XmlErrorStruct, { node: () => 0 });
    return module;
  } catch {
    return undefined;
  }
}
