import type { ErrorTexts } from '../../error-texts.ts';
import { accessErrors } from './access.ts';
import { actionErrors } from './actions.ts';
import { alertErrors } from './alerts.ts';
import { deliveryErrors } from './delivery.ts';
import { documentErrors } from './documents.ts';
import { hubErrors } from './hub.ts';
import { interchangeErrors } from './interchanges.ts';
import { recordErrors } from './records.ts';
import { soapErrors } from './soap.ts';

/** Toutes les erreurs du hub. */
export const errors: ErrorTexts = {
  ...hubErrors,
  ...soapErrors,
  ...accessErrors,
  ...documentErrors,
  ...recordErrors,
  ...interchangeErrors,
  ...alertErrors,
  ...deliveryErrors,
  ...actionErrors,
};

export { values } from './values.ts';
