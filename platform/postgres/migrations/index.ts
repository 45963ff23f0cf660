import { messages } from './0001-messages.ts';
import { cases } from './0002-cases.ts';
import { deliveries } from './0003-deliveries.ts';
import { apiKeys } from './0004-api-keys.ts';
import { isolation } from './0005-isolation.ts';
import { attemptsByMonth } from './0006-attempts-by-month.ts';
import { tallies } from './0007-tallies.ts';
import { unsampled } from './0008-unsampled.ts';
import { bookmarks } from './0009-bookmarks.ts';
import { acknowledgements } from './0010-acknowledgements.ts';
import { batches } from './0011-batches.ts';
import { sentByName } from './0012-sent-by-name.ts';
import { gatherings } from './0013-gatherings.ts';
import { pendingAnswers } from './0014-pending-answers.ts';
import { caseState } from './0015-case-state.ts';
import { caseFigures } from './0016-case-figures.ts';
import { caseLate } from './0017-case-late.ts';
import { access } from './0018-access.ts';
import { reading } from './0019-reading.ts';
import { bulk } from './0020-bulk.ts';
import { configurations } from './0021-configurations.ts';
import { alerts } from './0022-alerts.ts';
import { forgetting } from './0023-forgetting.ts';
import { caseKeyStanding } from './0024-case-key-standing.ts';
import { forgettingInTurn } from './0025-forgetting-in-turn.ts';
import { console } from './0026-console.ts';
import { alertMuting } from './0027-alert-muting.ts';
import { auditHead } from './0028-audit-head.ts';
import type { Migration } from './migration.ts';

/** All migrations in order. */
export const migrations: readonly Migration[] = [
  messages,
  cases,
  deliveries,
  apiKeys,
  isolation,
  attemptsByMonth,
  tallies,
  unsampled,
  bookmarks,
  acknowledgements,
  batches,
  sentByName,
  gatherings,
  pendingAnswers,
  caseState,
  caseFigures,
  caseLate,
  access,
  reading,
  bulk,
  configurations,
  alerts,
  forgetting,
  caseKeyStanding,
  forgettingInTurn,
  console,
  alertMuting,
  auditHead,
];
