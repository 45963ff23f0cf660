import { describe, expect, it } from 'vitest';
import { repositoryResources } from '../testing/format-resources.ts';
import { parseDocument } from './document.ts';
import { maxUnreadable } from './edi/limits.ts';

const resources = repositoryResources();
const codes = (text: string) => parseDocument(Buffer.from(text), { resources }).findings.map((found) => found.code);
const envelope = "UNA:+.? 'UNB+UNOC:3+A+B+250312:0930+X1'";

describe('a document that would take far more memory than its bytes is refused early', () => {
  it('EDIFACT of empty segments', () => {
    expect(codes(envelope + "'".repeat(maxUnreadable + 1))).toEqual(['E_DOCUMENT_LIMIT']);
    expect(codes(envelope + "'".repeat(maxUnreadable))).not.toContain('E_DOCUMENT_LIMIT');
  });

  it('EDIFACT of one segment with ten thousands of values', () => {
    expect(codes(`${envelope}UNH+1${'+'.repeat(20_000)}'`)).toEqual(['E_DOCUMENT_LIMIT']);
    expect(codes(`${envelope}UNH+1${':'.repeat(20_000)}'`)).toEqual(['E_DOCUMENT_LIMIT']);
  });
});

it('a text of millions of escapes without an end is a fault of the document', () => {
  expect(codes(`["${'\\"'.repeat(3_000_000)}`)).toEqual(['E_JSON_SYNTAX']);
});
