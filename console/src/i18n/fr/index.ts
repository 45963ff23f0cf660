import type { Dictionary } from '../dictionary.ts';
import { alerts } from './alerts.ts';
import { audit } from './audit.ts';
import { bulk } from './bulk.ts';
import { cases } from './cases.ts';
import { configuration } from './configuration.ts';
import { failures } from './failures.ts';
import { late } from './late.ts';
import { login } from './login.ts';
import { messages } from './messages.ts';
import { overview } from './overview.ts';
import { partners } from './partners.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts, by page. */
export const fr: Dictionary = {
  alerts,
  audit,
  bulk,
  cases,
  configuration,
  failures,
  late,
  login,
  messages,
  overview,
  partners,
  reports,
  settings,
  shell,
  words,
};
