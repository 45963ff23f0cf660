import type { Json } from '../../../../kernel/json.ts';

/** The documents over which every expression of the tables is evaluated. */
export const documents: Readonly<Record<string, Json>> = {
  order: {
    number: 'R-1',
    total: 12.5,
    paid: true,
    note: null,
    empty: '',
    none: {},
    list: [],
    one: [7],
    numbers: [3, 1, 2],
    words: ['pear', 'apple', 'fig'],
    mixed: [1, 'a', null, true, { k: 1 }, [1, 2]],
    nested: [[1, 2], [3], [], [[4, 5], 6]],
    address: { city: 'Nantes', lines: ['12 rue', 'Bât. B'], geo: { lat: 47.2, lon: -1.5 } },
    items: [
      {
        sku: 'B',
        price: 3.5,
        quantity: 2,
        tags: ['x', 'y'],
        parts: [
          { id: 'b1', n: 1 },
          { id: 'b2', n: 2 },
        ],
        maker: { name: 'M1' },
      },
      { sku: 'A', price: 10, quantity: 1, tags: 'z', parts: { id: 'a1', n: 3 }, maker: { name: 'M2' } },
      { sku: 'C', price: 3.5, quantity: 0, parts: [], maker: { name: 'M1' } },
      { sku: 'D', quantity: 4, tags: [] },
    ],
    people: [
      {
        name: 'Ann',
        age: 31,
        friends: [
          { name: 'Bob', since: 2010 },
          { name: 'Cid', since: 2015 },
        ],
      },
      { name: 'Bob', age: 25, friends: { name: 'Ann', since: 2010 } },
      { name: 'Cid' },
    ],
    loans: [
      { customer: 'Ann', book: 'B1' },
      { customer: 'Bob', book: 'B2' },
      { customer: 'Ann', book: 'B2' },
    ],
    books: [
      { id: 'B1', title: 'One', price: 5 },
      { id: 'B2', title: 'Two', price: 7 },
    ],
    text: 'The quick brown fox, the lazy dog',
    date: '2025-03-12T09:15:00.000Z',
    'odd name': { 'a.b': 1, $: 2 },
    10: 'ten',
    2: 'two',
  },
  list: [{ a: 1, items: [{ sku: 'L1' }] }, { a: 2, b: [1, 2], items: [] }, [3, { a: 4 }], 5, 'six'],
  single: [{ a: 1, items: [{ sku: 'S', price: 1 }] }],
  emptyList: [],
  text: 'just a text',
  number: 42,
  nothing: null,
  hostile: JSON.parse(
    '{"__proto__": {"polluted": 1}, "constructor": {"prototype": 2}, "toString": "x", "hasOwnProperty": 3, "length": 4, "items": [{"__proto__": 5, "sku": "P", "price": 2}], "sequence": true, "cons": true, "then": 1, "type": "operator", "value": "?"}',
  ) as Json,
};
