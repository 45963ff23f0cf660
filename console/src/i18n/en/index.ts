import { login } from './login.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts, by page. */
export const en = { login, shell, words } as const;
