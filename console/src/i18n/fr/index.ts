import type { Dictionary } from '../dictionary.ts';
import { login } from './login.ts';
import { messages } from './messages.ts';
import { overview } from './overview.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts, by page. */
export const fr: Dictionary = { login, messages, overview, shell, words };
