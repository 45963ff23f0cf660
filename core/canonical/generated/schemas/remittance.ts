// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const remittanceSchemas: Readonly<Record<string, JsonObject>> = {
  "remittance.advised": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/remittance.advised.schema.json",
    "title": "RemittanceAdvised",
    "description": "What a payment is for, document by document (EDIFACT REMADV, X12 820). One currency. Σ amounts paid − Σ amounts deducted = payment.",
    "type": "object",
    "properties": {
      "remittanceNumber": {
        "description": "The number of the advice.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "issuedOn": {
        "description": "Its date.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "settledOn": {
        "description": "When the money moves.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "payment": {
        "$ref": "common.schema.json#/$defs/payment"
      },
      "allocations": {
        "description": "What it is for.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/allocation"
        },
        "minItems": 1,
        "maxItems": 9999
      },
      "adjustments": {
        "description": "Amounts that belong to no document.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/adjustment"
        },
        "maxItems": 999
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
      "remittanceNumber",
      "issuedOn",
      "payment",
      "allocations"
    ],
    "additionalProperties": false
  }
};
