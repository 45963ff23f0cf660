import { describe, expect, it } from 'vitest';
import { openJournal, readInbox } from './journal.ts';

const order = 'AUFTRAG;SR-1;insurer/c/s;C-1;Exemple;E1;490154203237518;;Display\r\n';
const now = () => new Date('2026-07-01T22:30:05Z');
const journal = (...files: readonly string[]) => openJournal(readInbox([order, ...files]), now);

describe('the journal of the workshop', () => {
  it('gives back the reference of the order, in local time', () => {
    expect(journal().received('SR-1')).toBe(
      'M;EINGANG;02.07.2026 00:30:05;SR-1;WN-SR-1;insurer/c/s;C-1;;;OK;J;Exemple;E1;490154203237518\r\n',
    );
  });

  it('has positions under a quote, with a decimal comma', () => {
    expect(journal().quoted('SR-1', 12_000).split('\r\n').slice(1)).toEqual(['P;AW;Display tauschen;45,00', 'P;ET;Display;75,00', '']);
    expect(journal().quoted('SR-1', 12_000)).toContain(';120,00;22,80;142,80;19,00');
  });

  it('repairs what is approved, and invoices what is ordered', () => {
    expect(() => journal().received('SR-2')).toThrow('no order SR-2');
    expect(() => journal('FREIGABE;SR-1;AN-SR-1;N;AUTO\r\n').repaired('SR-1')).toThrow('nobody has approved');
    expect(journal('FREIGABE;SR-1;AN-SR-1;J;AUTO\r\n').repaired('SR-1')).toContain('C;REPA;A');
    expect(() => journal().invoiced('SR-1', 100)).toThrow('nobody has ordered');
    expect(journal('FAKTURA;IO-1;SR-1;X;1,00\r\n').invoiced('SR-1', 100)).toContain('RE-SR-1');
  });

  it('reads what else is asked', () => {
    const { loans, invoiceStates } = readInbox(['LEIHE;L-1;SR-1;"Camille Exemple"\r\nRECHSTATUS;RE-1;BEZAHLT\r\n']);
    expect({ loans, invoiceStates }).toEqual({ loans: ['L-1'], invoiceStates: ['RE-1 BEZAHLT'] });
  });
});
