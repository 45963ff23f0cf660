import { importedName, type PackFiles } from '../pack-files.ts';
import { parseXml, type XmlElement } from '../xml.ts';
import { WSDL, WSDL_SOAP, XSD } from './definitions.ts';
import { type Edit, edited, withAttribute } from './source.ts';

/** A file of a service as callers get it: addresses lead to the hub, imports to `?xsd=NAME` or `?wsdl=NAME` there; all else is as it
 *  stands in the pack.
 *  @param address of the service, without a query
 *  @returns undefined for a file that is not one of the service */
export function publishedFile(files: PackFiles, name: string, address: string): string | undefined {
  const text = files.texts.get(name);
  if (text === undefined) return undefined;
  const edits: Edit[] = [];
  const walk = (element: XmlElement): void => {
    if (element.local === 'address' && WSDL_SOAP.has(element.uri)) edits.push(withAttribute(text, element, 'location', address));
    const imports = element.uri === WSDL ? 'location' : 'schemaLocation';
    const location = isImport(element) ? element.attributes.get(imports) : undefined;
    if (location !== undefined && location !== '') {
      const kind = element.uri === WSDL ? 'wsdl' : 'xsd';
      const target = `${address}?${kind}=${encodeURIComponent(importedName(name, location))}`;
      edits.push(withAttribute(text, element, imports, target));
    }
    for (const child of element.children) walk(child);
  };
  walk(parseXml(text));
  // What the pack's file declared of its character set is no longer so.
  return edited(text, edits).replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="UTF-8"?>');
}

function isImport({ uri, local }: XmlElement): boolean {
  return (uri === WSDL && local === 'import') || (uri === XSD && (local === 'import' || local === 'include' || local === 'redefine'));
}
