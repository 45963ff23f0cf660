import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { readHome } from './read-home.ts';

it('takes the guides and schemas of the package where the home has none, nothing of its partners, and no hidden file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'relais-read-home-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  try {
    await write('package/schemas/edifact/d01b/segments.json', 'theirs');
    await write('package/schemas/edifact/d96a/segments.json', 'theirs');
    await write('package/schemas/partners/demo/a.json', 'demo');
    await write('package/mappings/demo/partner.yaml', 'demo');
    await write('home/mappings/acme/partner.yaml', 'acme');
    await write('home/mappings/acme/.partner.yaml.swp', 'left by an editor');
    await write('home/mappings/.git/config', 'of no partner');
    await write('home/schemas/partners/acme/a.json', 'acme');
    await write('home/schemas/edifact/d01b/segments.json', 'own');
    expect([...readHome(join(folder, 'home'), join(folder, 'package'))]).toEqual([
      ['mappings/acme/partner.yaml', 'acme'],
      ['schemas/edifact/d01b/segments.json', 'own'],
      ['schemas/edifact/d96a/segments.json', 'theirs'],
      ['schemas/partners/acme/a.json', 'acme'],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
