import { login } from './login.ts';
import { messages } from './messages.ts';
import { overview } from './overview.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts, by page. */
export const en = { login, messages, overview, shell, words } as const;
