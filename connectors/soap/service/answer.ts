import { hubError } from '../../../core/kernel/errors.ts';
import { isJsonObject, type Json } from '../../../core/kernel/json.ts';
import type { DoorAnswer } from '../../../core/spi/connector.ts';
import { declaredFault, type SoapVersion, soapAnswer } from './fault.ts';
import type { ServiceOperation, ServiceOperations } from './operations.ts';
import { writeElement } from './write-element.ts';

/** The answer of an operation: its result, or `{ "fault": { "message", "detail": { "element": … } } }` for a fault that it declares.
 *  @throws HubError `E_NOT_WRITABLE` for what does not follow the WSDL */
export function resultAnswer(operations: ServiceOperations, operation: ServiceOperation, version: SoapVersion, result: Json): DoorAnswer {
  const fault = isJsonObject(result) && Object.keys(result).length === 1 ? result['fault'] : undefined;
  if (isJsonObject(fault) && !expectsFault(operation)) return declared(operations, operation, version, fault);
  return soapAnswer(version, 200, answerElement(operations, operation, result));
}

/** The element in the body of an answer, checked. */
export function answerElement(operations: ServiceOperations, { output, encoded }: ServiceOperation, result: Json): string {
  if (output === undefined || output === 'empty') return '';
  const written = writeElement(output, result);
  if (!encoded) refuseFaulty(operations, written);
  return written;
}

function declared(operations: ServiceOperations, operation: ServiceOperation, version: SoapVersion, fault: Json): DoorAnswer {
  const { message, detail } = isJsonObject(fault) ? fault : {};
  const written = Object.entries(isJsonObject(detail) ? detail : {}).map(([name, value]) => {
    const model = operation.faults.get(name);
    if (model === undefined) {
      const reason = `the operation ${operation.name} declares no fault ${name.slice(0, 60)}`;
      throw hubError('E_NOT_WRITABLE', { format: 'SOAP', count: 1, reason }, { at: { path: `/fault/detail` } });
    }
    const element = writeElement(model, value);
    refuseFaulty(operations, element);
    return element;
  });
  return declaredFault(version, typeof message === 'string' ? message : 'The service refuses the call', written.join(''));
}

function expectsFault({ output }: ServiceOperation): boolean {
  return typeof output === 'object' && (output.type.children ?? []).some(({ local }) => local === 'fault');
}

function refuseFaulty({ check }: ServiceOperations, written: string): void {
  const findings = check?.(written) ?? [];
  const [first] = findings;
  if (first !== undefined)
    throw hubError('E_NOT_WRITABLE', { format: 'SOAP', count: findings.length, reason: first.message }, { at: first.at, findings });
}
