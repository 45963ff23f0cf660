import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { packageRoot } from '../../app/config/environment.ts';
import { retailerPack } from '../../simulators/cast/returns.ts';
import { partnerName } from './home.ts';

/** Makes the first partner of a bench home one that posts RETANN interchanges: the mapping, code lists and address book of
 *  the retailer's pack, its channels over REST. */
export async function makeEdifact(home: string): Promise<void> {
  const folder = join(home, 'mappings', partnerName(0));
  const pack = join(packageRoot(), 'mappings', retailerPack);
  const own = parse(await readFile(join(folder, 'partner.yaml'), 'utf8')) as Pack;
  const { channels, ...retailer } = parse(await readFile(join(pack, 'partner.yaml'), 'utf8')) as Pack;
  const returns = {
    direction: 'in',
    connector: 'rest',
    format: { kind: 'edifact', guide: ['eancom-d01b/RETANN'] },
    message: { mapping: 'in/retann.jsonata', emits: ['return.announced'] },
    parameters: channels['returns']?.['parameters'],
  };
  const edited = { ...retailer, partner: partnerName(0), channels: { returns, events: own.channels['events'] } };
  await rm(join(folder, 'in'), { recursive: true });
  await mkdir(join(folder, 'in'));
  await cp(join(pack, 'in/retann.jsonata'), join(folder, 'in/retann.jsonata'));
  await cp(join(pack, 'codes.yaml'), join(folder, 'codes.yaml'));
  await writeFile(join(folder, 'partner.yaml'), stringify(edited));
}

interface Pack {
  readonly channels: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
