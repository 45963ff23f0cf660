import { type DecimalMark, formatMoney, parseMoney } from '../../canonical/money.ts';
import { mapFault } from '../fault.ts';
import { type MapFunction, mapFunction } from './function.ts';

const mark = { name: 'mark', type: 'text', optional: true } as const;

/** Amounts: decimal text at the partner's, whole minor units inside. */
export const moneyFunctions: readonly MapFunction[] = [
  mapFunction({
    name: 'money',
    parameters: [{ name: 'value', type: 'text or number' }, { name: 'currency', type: 'text' }, mark],
    summary: 'Decimal text or number → money in minor units. Mark: "." or ",". Refuses signs, thousands separators, surplus decimals.',
    example: {
      expression: '[$money("12,5", "EUR", ","), $money(12.5, "EUR")]',
      output: [
        { amount: 1250, currency: 'EUR' },
        { amount: 1250, currency: 'EUR' },
      ],
    },
    apply: (_, value, currency, decimalMark) => {
      // The shortest decimal text of a number is the one that the document had; no arithmetic is done on it.
      const parsed = typeof value === 'number' ? parseMoney(String(value), currency) : parseMoney(value, currency, checkMark(decimalMark));
      if ('reason' in parsed) throw mapFault(`$money: ${parsed.reason}`);
      return { ...parsed.money };
    },
  }),
  mapFunction({
    name: 'amount',
    parameters: [{ name: 'money', type: 'object' }, mark],
    summary: 'Money → decimal text with all decimals of its currency. Mark: the decimal mark, "." or ",".',
    example: {
      expression: '[$amount({"amount": 1250, "currency": "EUR"}), $amount({"amount": 1250, "currency": "JPY"})]',
      output: ['12.50', '1250'],
    },
    apply: (_, money, decimalMark) => {
      const { amount, currency } = money;
      const text =
        typeof amount === 'number' && typeof currency === 'string' ? formatMoney({ amount, currency }, checkMark(decimalMark)) : undefined;
      if (text === undefined) throw mapFault('$amount: the argument is not money with a whole amount and an ISO 4217 currency');
      return text;
    },
  }),
];

function checkMark(mark: string | undefined): DecimalMark {
  if (mark === undefined || mark === '.' || mark === ',') return mark ?? '.';
  throw mapFault('the decimal mark must be "." or ","');
}
