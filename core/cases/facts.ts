import type { MoneyAmount } from '../canonical/money.ts';
import { isJsonObject, type Json, type JsonObject } from '../kernel/json.ts';

/** Readers of canonical bodies that take whatever is there: a field that is absent, or of another shape, is not known. All names of
 *  body fields that cases go by are in this file. */

/** A text at a path of field names. */
export function text(body: JsonObject, ...path: readonly string[]): string | undefined {
  const value = at(body, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A truth value at a path of field names. */
export function flag(body: JsonObject, ...path: readonly string[]): boolean | undefined {
  const value = at(body, path);
  return typeof value === 'boolean' ? value : undefined;
}

/** An amount at a path of field names; not one that is signed or broken. */
export function money(body: JsonObject, ...path: readonly string[]): MoneyAmount | undefined {
  const value = at(body, path);
  if (!isJsonObject(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 && typeof currency === 'string'
    ? { amount, currency }
    : undefined;
}

/** An object at a path of field names. */
export function object(body: JsonObject, ...path: readonly string[]): JsonObject | undefined {
  const value = at(body, path);
  return isJsonObject(value) ? value : undefined;
}

/** The objects of a list. */
export function list(body: JsonObject, name: string): readonly JsonObject[] {
  const value = own(body, name);
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The texts of a list. */
export function texts(body: JsonObject, name: string): readonly string[] {
  const value = own(body, name);
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** The canonical state that a message reports beside its own fields. */
export function statusOf(body: JsonObject): string | undefined {
  return text(body, 'status', 'canonical');
}

/** What becomes of the goods: of the whole, else of the lines where all agree. */
export function dispositionOf(body: JsonObject): string | undefined {
  const ofLines = new Set(list(body, 'items').map((item) => text(item, 'disposition')));
  const whole = text(body, 'disposition') ?? text(body, 'assessment', 'disposition') ?? text(body, 'thenWhat');
  return whole ?? (ofLines.size === 1 ? [...ofLines][0] : undefined);
}

/** What makes a device another one; another colour or a missing cable does not. */
const identity = ['imei', 'serial_number', 'brand', 'model', 'missing', 'other'];

/** Did another thing come than was expected? */
export function isWrongItem(body: JsonObject): boolean {
  const devices = [
    object(body, 'received'),
    object(body, 'assessment', 'received'),
    ...list(body, 'items').map((item) => object(item, 'device')),
  ];
  return (
    ['empty', 'wrong_content'].includes(text(body, 'parcelCondition') ?? '') ||
    devices.some(isOther) ||
    list(body, 'items').some((item) => text(item, 'reason', 'canonical') === 'wrong_item' && quantity(item, 'received') !== undefined)
  );
}

function isOther(device: JsonObject | undefined): boolean {
  if (device === undefined || flag(device, 'matches') !== false) return false;
  const mismatches = texts(device, 'mismatches');
  return mismatches.length === 0 || mismatches.some((each) => identity.includes(each));
}

/** Did less come than was announced? What the message says of the whole counts more than its lines. */
export function isPartial(body: JsonObject): boolean {
  const complete = flag(body, 'complete');
  if (complete !== undefined) return !complete;
  return list(body, 'items').some((item) => (quantity(item, 'received') ?? 0) < (quantity(item, 'announced') ?? 0));
}

/** A number of pieces. */
export function quantity(body: JsonObject, name: string): number | undefined {
  const value = at(body, [name, 'value']);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** By which goods are compared across documents: GTIN, else article number, else line. */
export function itemKey(item: JsonObject): string | undefined {
  const line = own(item, 'lineNumber');
  const gtin = text(item, 'gtin', 'value');
  if (gtin !== undefined) return `gtin ${gtin}`;
  const sku = text(item, 'sku');
  if (sku !== undefined) return `sku ${sku}`;
  return typeof line === 'number' ? `line ${line}` : undefined;
}

function at(body: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = body;
  for (const name of path) value = isJsonObject(value) ? own(value, name) : undefined;
  return value;
}

/** Only what the body itself says: a field named like a member of every object is not there. */
function own(body: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(body, name) ? body[name] : undefined;
}
