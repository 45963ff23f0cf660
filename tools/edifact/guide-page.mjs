// The tables of docs/edifact-guides.md, from the committed guides.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a message is for, in our words. */
const purposes = {
  APERAK: 'application error and acknowledgement',
  COMDIS: 'commercial dispute',
  CONTRL: 'syntax and service report',
  CREADV: 'credit advice of a bank',
  DEBADV: 'debit advice of a bank',
  DESADV: 'despatch advice',
  IFCSUM: 'forwarding and consolidation summary',
  IFTMIN: 'transport instruction',
  IFTSTA: 'transport status',
  INVOIC: 'invoice, credit note, debit note',
  INVRPT: 'inventory report',
  ORDCHG: 'change of a purchase order',
  ORDERS: 'purchase order',
  ORDRSP: 'answer to a purchase order',
  PARTIN: 'party information',
  PRICAT: 'prices and catalogue',
  RECADV: 'receiving advice',
  REMADV: 'remittance advice',
  RETANN: 'announcement for returns',
  RETINS: 'instruction for returns',
  SLSRPT: 'sales report',
};

/** The page with its tables as the guides are now.
 *  @param schemas the folder `schemas/edifact` */
export function withGuideTables(page, schemas) {
  return page.replace(
    /<!-- guides:begin -->[\s\S]*<!-- guides:end -->/,
    `<!-- guides:begin -->\n${generalTable(schemas)}\n\n${overlayTable(schemas)}\n<!-- guides:end -->`,
  );
}

function generalTable(schemas) {
  const directories = ['d96a', 'd97b', 'd01b', 'syntax-3', 'syntax-4'];
  const cell = (directory, type) => {
    const { structure } = guideIn(schemas, directory, type) ?? {};
    return structure === undefined ? '' : sizeOf(structure).join(' / ');
  };
  const rows = Object.entries(purposes).map(
    ([type, purpose]) => `| \`${type}\` | ${purpose} | ${directories.map((directory) => cell(directory, type)).join(' | ')} |`,
  );
  return `| message | is | ${directories.map((name) => `\`${name}\``).join(' | ')} |\n|---|---|${'---|'.repeat(directories.length)}\n${rows.join('\n')}`;
}

function overlayTable(schemas) {
  const rows = readdirSync(schemas)
    .filter((directory) => existsSync(join(schemas, directory, 'messages')))
    .sort()
    .flatMap((directory) =>
      readdirSync(join(schemas, directory, 'messages'))
        .sort()
        .map((file) => file.replace('.json', ''))
        .map((type) => ({ name: `${directory}/${type}`, ...guideIn(schemas, directory, type) })),
    )
    .filter((guide) => guide.extends !== undefined)
    .map((guide) => {
      const codes = Object.entries(guide.codes ?? {}).map(([element, list]) => `${element}: ${list}`);
      const segments = guide.directory === undefined ? '' : `\`${guide.directory}\``;
      return `| \`${guide.name}\` | \`${guide.message}\` | \`${guide.extends}\` | ${segments} | ${codes.join('; ')} |`;
    });
  return `| overlay | for messages | extends | segments and codes of | adds codes |\n|---|---|---|---|---|\n${rows.join('\n')}`;
}

function guideIn(schemas, directory, type) {
  const path = join(schemas, directory, 'messages', `${type}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** How many places for segments and how many groups a structure has. */
function sizeOf(items) {
  let [segments, groups] = [0, 0];
  for (const item of items) {
    if (typeof item === 'string') segments += 1;
    else {
      const [within, inner] = sizeOf(item.slice(1));
      segments += within;
      groups += 1 + inner;
    }
  }
  return [segments, groups];
}
