import { readFileSync } from 'node:fs';
import { hubError } from '../../core/kernel/errors.ts';

/** The bytes of a file; `-` is standard input.
 *  @throws E_FILE_UNREADABLE */
export function readInput(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    throw hubError('E_FILE_UNREADABLE', { file }, { cause });
  }
}

/** The JSON in a file.
 *  @throws E_FILE_UNREADABLE, E_JSON_SYNTAX */
export function readJson<T>(file: string): T {
  const text = readInput(file).toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw hubError('E_JSON_SYNTAX', { reason: cause instanceof Error ? cause.message : 'unreadable' }, { at: { file }, cause });
  }
}
