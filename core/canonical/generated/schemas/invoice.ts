// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const invoiceSchemas: Readonly<Record<string, JsonObject>> = {
  "invoice.issued": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/invoice.issued.schema.json",
    "title": "InvoiceIssued",
    "description": "An invoice (EDIFACT INVOIC 380, X12 810, UBL, CII).",
    "type": "object",
    "properties": {
      "invoiceNumber": {
        "description": "Its number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "document": {
        "$ref": "common.schema.json#/$defs/financialDocument"
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
      "invoiceNumber",
      "document"
    ],
    "additionalProperties": false
  },
  "invoice.ordered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/invoice.ordered.schema.json",
    "title": "InvoiceOrdered",
    "description": "Somebody asks a partner to raise an invoice: an insurer asks the repairer.",
    "type": "object",
    "properties": {
      "invoicingOrderNumber": {
        "description": "The number of the order.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "orderedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "issuer": {
        "description": "Who shall raise it.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "order": {
        "description": "What shall be invoiced.",
        "$ref": "common.schema.json#/$defs/financialDocument"
      },
      "approval": {
        "$ref": "common.schema.json#/$defs/approval"
      },
      "answerBy": {
        "description": "By then.",
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
      "invoicingOrderNumber",
      "orderedAt",
      "order"
    ],
    "additionalProperties": false
  },
  "invoice.progressed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/invoice.progressed.schema.json",
    "title": "InvoiceProgressed",
    "description": "Somebody says where an invoice stands: taken, approved, disputed, refused, paid (CDAR, APERAK, portals).",
    "type": "object",
    "properties": {
      "invoiceNumber": {
        "description": "The number of the invoice.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "invoice": {
        "description": "The invoice.",
        "$ref": "common.schema.json#/$defs/documentReference"
      },
      "event": {
        "$ref": "common.schema.json#/$defs/lifecycleEvent"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/financialParties"
      },
      "allocation": {
        "description": "The line of a payment advice that says so.",
        "$ref": "common.schema.json#/$defs/allocation"
      },
      "withdrawn": {
        "description": "The invoice was taken back.",
        "type": "boolean"
      },
      "messageNumber": {
        "description": "The number of this message.",
        "$ref": "common.schema.json#/$defs/reference"
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
      "invoiceNumber",
      "event"
    ],
    "additionalProperties": false
  }
};
