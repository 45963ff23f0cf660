import { expect, it } from 'vitest';
import { edited, packInput } from '../pack.fixture.ts';
import { tryMapping } from './try-mapping.ts';

const example = 'mappings/swift/cases/out/label/plain/input.json';

/** What is shown of a document that goes out with these bytes in it. */
async function shown(bytes: Buffer): Promise<string | undefined> {
  const input = packInput(edited('mappings/swift/out/label.jsonata', '"ref": reservationNumber', `"ref": "${bytes.toString('latin1')}"`));
  const file = { name: 'input.json', bytes: Buffer.from(input.files.get(example) ?? '') };
  const { output } = await tryMapping(input, 'swift/out/label', file);
  return output.kind === 'document' ? output.text : undefined;
}

it.each<[string, BufferEncoding]>([
  ['UTF-8', 'utf8'],
  ['Latin-1', 'latin1'],
])('shows the accents of a document in %s as they are read', async (_, encoding) => {
  expect(await shown(Buffer.from('été', encoding))).toContain('ref=été');
});
