import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSftpServer } from '../sftp/server.ts';
import { decimal, edifactInterchange } from '../support/edifact.ts';
import { gln } from '../support/gs1.ts';

/** A bank that lays debit advices in `out` of its SFTP server, and gets CONTRL in `in/acks`. */
export interface Bank {
  readonly port: number;
  readonly hostKeyFingerprint: string;
  readonly password: string;
  readonly sftpRoot: string;
  close(): Promise<void>;
}

export async function startBank(): Promise<Bank> {
  const password = randomBytes(18).toString('base64url');
  const sftpRoot = await mkdtemp(join(tmpdir(), 'relais-bank-'));
  for (const folder of ['out', 'in/acks']) await mkdir(join(sftpRoot, folder), { recursive: true });
  const { port, hostKeyFingerprint, close } = await startSftpServer({ users: { relais: { password } }, root: sftpRoot });
  return {
    ...{ port, hostKeyFingerprint, password, sftpRoot },
    close: async () => {
      await close();
      await rm(sftpRoot, { recursive: true, force: true });
    },
  };
}

/** A debit of the supplier's account, as its customer contests an invoice. */
export interface Debit {
  /** UNB 0020 and number of the advice, up to 14 characters. */
  readonly number: string;
  readonly invoice: string;
  readonly dispute: string;
  /** Cents. */
  readonly amount: number;
}

/** DEBADV D.01B: a direct debit is returned. */
export function debadv({ number, invoice, dispute, amount }: Debit): string {
  return edifactInterchange({
    sender: gln(12),
    reference: number,
    type: 'DEBADV:D:01B:UN',
    segments: [
      `BGM+456+${number}+9`,
      'BUS++DO++ABY',
      'DTM+137:20250410:102',
      'DTM+202:20250409:102',
      `RFF+AGG:${dispute}`,
      `MOA+60:${decimal(amount)}:EUR`,
      'FTX+ACD++MD06',
      'FII+AS+FR7630001007941234567890185',
      `NAD+PE+${gln(2)}::9`,
      `NAD+PR+${gln(1)}::9`,
      `DOC+380+${invoice}`,
    ],
  });
}
