import { MapFault, mapFault } from '../fault.ts';
import { type MapFunction, mapFunction, type Run } from './function.ts';

const list = { name: 'list', type: 'text' } as const;
const fallback = { name: 'fallback', type: 'text', optional: true } as const;

/** Code lists of the pack, in both directions, as of the instant of the evaluation. */
export const codeFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'code',
    parameters: [list, { name: 'value', type: 'text or number' }, fallback],
    summary: "Partner's code → canonical value. An unknown code is shown to operators and gives the fallback, or itself.",
    example: {
      expression: '[$code("reasons", "DT"), $code("reasons", "??", "other"), $code("reasons", "??")]',
      output: ['damaged_in_transport', 'other', '??'],
    },
    apply: (run, name, value, otherwise) => toCanonical(run, name, String(value)) ?? unknown(run, name, String(value), otherwise),
  }),
  mapFunction({
    name: 'codeOrFail',
    parameters: [list, { name: 'value', type: 'text or number' }],
    summary: "Partner's code → canonical value. An unknown code fails the mapping with E_CODE_UNKNOWN.",
    example: { expression: '$codeOrFail("reasons", "DT")', output: 'damaged_in_transport' },
    apply: (run, name, value) => {
      const canonical = toCanonical(run, name, String(value));
      if (canonical === undefined) throw new MapFault('E_CODE_UNKNOWN', { list: name, code: String(value).slice(0, maxCodeLength) });
      return canonical;
    },
  }),
  mapFunction({
    name: 'codeOf',
    parameters: [list, { name: 'value', type: 'text or number' }, fallback],
    summary: "Canonical value → partner's code. A value without one is shown to operators and gives the fallback, or itself.",
    example: { expression: '$codeOf("reasons", "damaged_in_transport")', output: 'DT' },
    apply: (run, name, value, otherwise) => toPartner(run, name, String(value)) ?? unknown(run, name, String(value), otherwise),
  }),
  mapFunction({
    name: 'codeOfOrFail',
    parameters: [list, { name: 'value', type: 'text or number' }],
    summary: "Canonical value → partner's code. A value without a code fails the mapping with E_CODE_UNKNOWN.",
    example: { expression: '$codeOfOrFail("reasons", "defective")', output: 'DF' },
    apply: (run, name, value) => {
      const code = toPartner(run, name, String(value));
      if (code === undefined) throw new MapFault('E_CODE_UNKNOWN', { list: name, code: String(value).slice(0, maxCodeLength) });
      return code;
    },
  }),
];

/** Codes are short; a longer text in their place is no code and may be anything. */
const maxCodeLength = 40;

function toCanonical(run: Run, name: string, code: string): string | undefined {
  return known(run, name).toCanonical(name, code, run.bindings.now);
}

function toPartner(run: Run, name: string, value: string): string | undefined {
  return known(run, name).toPartner(name, value, run.bindings.now);
}

function known(run: Run, name: string): Run['bindings']['codes'] {
  if (!run.bindings.codes.has(name)) throw mapFault(`the pack has no code list ${name.slice(0, maxCodeLength)}`);
  return run.bindings.codes;
}

function unknown(run: Run, name: string, code: string, otherwise: string | undefined): string {
  if (!run.unknownCodes.some((one) => one.list === name && one.code === code)) run.unknownCodes.push({ list: name, code });
  return otherwise ?? code;
}
