// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const debitNoteSchemas: Readonly<Record<string, JsonObject>> = {
  "debit-note.issued": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/debit-note.issued.schema.json",
    "title": "DebitNoteIssued",
    "description": "A debit note or chargeback (EDIFACT INVOIC 383, X12 812 debit): money that the other side shall give back.",
    "type": "object",
    "properties": {
      "debitNoteNumber": {
        "description": "Its number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "direction": {
        "description": "Who shall pay.",
        "type": "string",
        "enum": [
          "to_supplier",
          "to_buyer"
        ]
      },
      "kind": {
        "description": "Asked for, or already taken off.",
        "type": "string",
        "enum": [
          "debit_note",
          "chargeback"
        ]
      },
      "document": {
        "$ref": "common.schema.json#/$defs/financialDocument"
      },
      "contests": {
        "description": "The documents that it contests.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentReference"
        },
        "minItems": 1,
        "maxItems": 999
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "answerBy": {
        "description": "Accepted after this.",
        "$ref": "common.schema.json#/$defs/instant"
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
      "debitNoteNumber",
      "direction",
      "kind",
      "document",
      "contests",
      "reason"
    ],
    "additionalProperties": false
  }
};
