// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const creditNoteSchemas: Readonly<Record<string, JsonObject>> = {
  "credit-note.issued": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/credit-note.issued.schema.json",
    "title": "CreditNoteIssued",
    "description": "A credit note (EDIFACT INVOIC 381, 261; X12 812 credit).",
    "type": "object",
    "properties": {
      "creditNoteNumber": {
        "description": "Its number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "document": {
        "$ref": "common.schema.json#/$defs/financialDocument"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
      },
      "documents": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "note": {
        "$ref": "common.schema.json#/$defs/note"
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "creditNoteNumber",
      "document"
    ],
    "additionalProperties": false
  }
};
