/** A sentence of libxml2 in words for findings: without the values of the document, which may be personal, and without
 *  the addresses of namespaces. */
export function schemaSentence(message: string): string {
  return message
    .trim()
    .replace(/\.$/, '')
    .replace(/\{[^{}]*\}(?=[\p{L}_*])/gu, '')
    .replace(/^(Element '[^']*'(?:, attribute '[^']*')?): '[\s\S]*' is not a valid value of/, '$1: the value is not a valid value of')
    .replace(/The (?:\w+ )?value '[\s\S]*' (is|does|has|of)(?= )/, 'the value $1')
    .replace(/key-sequence \[[\s\S]*\]/, 'key-sequence')
    .replace(/^Element '([^']*)', attribute '([^']*)': /, 'in the attribute $2 of the element $1, ')
    .replace(/^Element '([^']*)': /, 'at the element $1, ')
    .replace(/\[facet '([^']*)'\] /, '')
    .replace(/, ([A-Z])(?=[a-z]+ )/, (_, letter: string) => `, ${letter.toLowerCase()}`)
    .replace(/\s+/g, ' ');
}
