// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const commercialDisputeSchemas: Readonly<Record<string, JsonObject>> = {
  "commercial-dispute.answered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/commercial-dispute.answered.schema.json",
    "title": "CommercialDisputeAnswered",
    "description": "The other side answers.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/financialParties"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "messageNumber": {
        "description": "The number of this message.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "answer": {
        "description": "What it says.",
        "type": "string",
        "enum": [
          "accepted",
          "partially_accepted",
          "rejected",
          "under_review",
          "information_needed"
        ]
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "offered": {
        "description": "What it would give.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "actions": {
        "description": "What is asked of the other side.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/lifecycleAction"
        },
        "maxItems": 9
      },
      "contests": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "attachments": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
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
      "disputeNumber",
      "at",
      "answer"
    ],
    "additionalProperties": false
  },
  "commercial-dispute.raised": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/commercial-dispute.raised.schema.json",
    "title": "CommercialDisputeRaised",
    "description": "Somebody contests an invoice, a deduction or a chargeback (EDIFACT COMDIS, X12 812, CDAR 206, 207).",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/financialParties"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "messageNumber": {
        "description": "The number of this message.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "documents": {
        "description": "The documents in dispute.",
        "type": "array",
        "items": {
          "title": "DisputedDocument",
          "description": "A document and what of it is disputed.",
          "type": "object",
          "properties": {
            "document": {
              "$ref": "common.schema.json#/$defs/documentReference"
            },
            "amountDue": {
              "description": "What the document asks.",
              "$ref": "common.schema.json#/$defs/money"
            },
            "amountDisputed": {
              "description": "How much of it.",
              "$ref": "common.schema.json#/$defs/money"
            },
            "state": {
              "description": "What the sender makes of the document.",
              "type": "string",
              "enum": [
                "accepted",
                "conditionally_accepted",
                "rejected",
                "not_processed"
              ]
            },
            "reasons": {
              "description": "Why.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/reason"
              },
              "minItems": 1,
              "maxItems": 50
            },
            "actions": {
              "description": "What is asked of the other side.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/lifecycleAction"
              },
              "maxItems": 9
            },
            "lines": {
              "description": "Lines.",
              "type": "array",
              "items": {
                "title": "DisputedLine",
                "description": "A line and what of it is disputed.",
                "type": "object",
                "properties": {
                  "lineNumber": {
                    "$ref": "common.schema.json#/$defs/lineNumber"
                  },
                  "gtin": {
                    "$ref": "common.schema.json#/$defs/gtin"
                  },
                  "amountDisputed": {
                    "description": "How much of it.",
                    "$ref": "common.schema.json#/$defs/money"
                  },
                  "quantityDisputed": {
                    "description": "How many of it.",
                    "$ref": "common.schema.json#/$defs/quantity"
                  },
                  "reasons": {
                    "description": "Why.",
                    "type": "array",
                    "items": {
                      "$ref": "common.schema.json#/$defs/reason"
                    },
                    "minItems": 1,
                    "maxItems": 50
                  }
                },
                "required": [
                  "lineNumber"
                ],
                "additionalProperties": false
              },
              "maxItems": 9999
            }
          },
          "required": [
            "document"
          ],
          "additionalProperties": false
        },
        "minItems": 1,
        "maxItems": 999
      },
      "attachments": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "answerBy": {
        "description": "An answer is wanted by then.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
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
      "disputeNumber",
      "at",
      "documents"
    ],
    "additionalProperties": false
  },
  "commercial-dispute.settled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/commercial-dispute.settled.schema.json",
    "title": "CommercialDisputeSettled",
    "description": "The parties are agreed, or one has given in.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/financialParties"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "messageNumber": {
        "description": "The number of this message.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "settlement": {
        "description": "How.",
        "type": "string",
        "enum": [
          "credit_note",
          "debit_note",
          "deduction_stands",
          "deduction_repaid",
          "withdrawn",
          "replacement",
          "written_off",
          "other"
        ]
      },
      "amount": {
        "description": "How much.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "inFavourOf": {
        "description": "Of whom.",
        "type": "string",
        "enum": [
          "seller",
          "buyer",
          "both"
        ]
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "attachments": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
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
      "disputeNumber",
      "at",
      "settlement"
    ],
    "additionalProperties": false
  }
};
