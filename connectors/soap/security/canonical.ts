import { libxml } from '../../../core/formats/xml/libxml.ts';
import { standalone } from '../wsdl/source.ts';
import type { XmlElement } from '../xml.ts';

/** The canonical form of an element (Exclusive XML Canonicalization 1.0, without comments), by libxml2. What is exclusive depends
 *  on nothing around the element but the namespaces in scope, and those go with it.
 *  @param text well-formed and without DOCTYPE, as `parseXml` read it
 *  @param prefixes of InclusiveNamespaces */
export function canonicalForm(text: string, element: XmlElement, prefixes: readonly string[] = []): string {
  const { XmlDocument, ParseOption, XmlC14NMode } = libxml;
  const option = ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;
  const document = XmlDocument.fromString(standalone(text, element).trimStart(), { option });
  try {
    return document.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      withComments: false,
      inclusiveNamespacePrefixes: [...prefixes],
    });
  } finally {
    document.dispose();
  }
}
