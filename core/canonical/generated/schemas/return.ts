// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const returnSchemas: Readonly<Record<string, JsonObject>> = {
  "return.announced": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.announced.schema.json",
    "title": "ReturnAnnounced",
    "description": "A party announces goods that it wants to give back (EDIFACT RETANN, X12 180 request, a return request of a shop).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "announcedOn": {
        "$ref": "common.schema.json#/$defs/date"
      },
      "requestedOutcome": {
        "description": "What whoever announces would like to get.",
        "type": "string",
        "enum": [
          "credit",
          "refund",
          "partial_refund",
          "replacement",
          "repair",
          "store_credit",
          "payout",
          "return_to_sender",
          "dispose",
          "none",
          "gift_card",
          "keep_with_allowance"
        ]
      },
      "orderRef": {
        "$ref": "common.schema.json#/$defs/orderRef"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "items": {
        "description": "The goods, one line each; every line says why.",
        "type": "array",
        "items": {
          "title": "AnnouncedItem",
          "$ref": "common.schema.json#/$defs/item",
          "required": [
            "lineNumber",
            "quantity",
            "reason"
          ]
        },
        "minItems": 1,
        "maxItems": 9999
      },
      "note": {
        "description": "Free words to the other side.",
        "type": "string",
        "minLength": 1,
        "maxLength": 4000,
        "x-personal": true
      },
      "kind": {
        "description": "What sort of return it is.",
        "type": "string",
        "enum": [
          "return",
          "exchange",
          "recall",
          "unsold",
          "repair"
        ]
      },
      "channel": {
        "description": "Where it was announced: web_shop, marketplace, store, telephone, …",
        "$ref": "common.schema.json#/$defs/word"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
      },
      "documents": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "refundTo": {
        "description": "Where the consumer wants the money.",
        "type": "string",
        "enum": [
          "original_payment",
          "store_credit",
          "gift_card",
          "bank_transfer"
        ]
      },
      "amountAsked": {
        "description": "What is asked for the goods, with tax.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "fees": {
        "description": "Fees and discounts that the shop counts.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/priceLine"
        },
        "maxItems": 50
      },
      "dropOffPoint": {
        "$ref": "common.schema.json#/$defs/dropOffPoint"
      },
      "exchangeItems": {
        "description": "What is wanted instead.",
        "$ref": "common.schema.json#/$defs/items"
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "returnNumber",
      "announcedOn",
      "parties",
      "items"
    ],
    "additionalProperties": false
  },
  "return.assessed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.assessed.schema.json",
    "title": "ReturnAssessed",
    "description": "The goods were looked at: what they are worth and what becomes of them.",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "assessedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/receivedItems"
      },
      "proposedOutcome": {
        "description": "What the inspection proposes.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "proposedRefund": {
        "description": "How much.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "deductions": {
        "description": "What is taken off, and why.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/adjustment"
        },
        "maxItems": 50
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
      "returnNumber",
      "assessedAt",
      "items"
    ],
    "additionalProperties": false
  },
  "return.authorised": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.authorised.schema.json",
    "title": "ReturnAuthorised",
    "description": "The goods may come back (X12 180 authorisation, the acceptance of a shop or marketplace).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "rmaNumber": {
        "description": "The number that must be on the parcel.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "authorisedOn": {
        "description": "When it was authorised.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "extent": {
        "description": "The whole return, or some of its lines.",
        "type": "string",
        "enum": [
          "whole",
          "partial"
        ]
      },
      "by": {
        "description": "Who decided.",
        "type": "string",
        "enum": [
          "rule",
          "person",
          "partner"
        ]
      },
      "rule": {
        "description": "The rule that decided.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "disposition": {
        "description": "What is to be done with the goods.",
        "$ref": "common.schema.json#/$defs/disposition"
      },
      "agreedOutcome": {
        "description": "What whoever gives the goods back will get.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/items"
      },
      "shipTo": {
        "description": "Where the goods shall go.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "validUntil": {
        "description": "The goods must have been sent by then.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
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
      "returnNumber",
      "authorisedOn"
    ],
    "additionalProperties": false
  },
  "return.cancelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.cancelled.schema.json",
    "title": "ReturnCancelled",
    "description": "The return will not take place.",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "cancelledAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "by": {
        "description": "Who cancelled.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "lineNumbers": {
        "description": "These lines only.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/lineNumber"
        },
        "minItems": 1,
        "maxItems": 9999
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
      "returnNumber",
      "cancelledAt"
    ],
    "additionalProperties": false
  },
  "return.closed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.closed.schema.json",
    "title": "ReturnClosed",
    "description": "The return is over.",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "closedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "outcome": {
        "description": "What came of it.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "refunded": {
        "description": "What was given back, with tax.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "payments": {
        "description": "Money that went.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/payment"
        },
        "maxItems": 50
      },
      "creditNotes": {
        "description": "Credit notes.",
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/receivedItems"
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
      "returnNumber",
      "closedAt",
      "outcome"
    ],
    "additionalProperties": false
  },
  "return.denied": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.denied.schema.json",
    "title": "ReturnDenied",
    "description": "The goods may not come back.",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "deniedOn": {
        "description": "When it was denied.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "by": {
        "description": "Who decided.",
        "type": "string",
        "enum": [
          "rule",
          "person",
          "partner"
        ]
      },
      "rule": {
        "description": "The rule that decided.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/items"
      },
      "appealUntil": {
        "description": "Until then the decision may be contested.",
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
      "returnNumber",
      "deniedOn",
      "reason"
    ],
    "additionalProperties": false
  },
  "return.instructed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.instructed.schema.json",
    "title": "ReturnInstructed",
    "description": "The answer to an announced return: may the goods come back, and what is to be done with them (EDIFACT RETINS, X12 180 authorisation).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "instructionNumber": {
        "description": "The number of this instruction.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "instructedOn": {
        "$ref": "common.schema.json#/$defs/date"
      },
      "decision": {
        "description": "May the goods come back.",
        "type": "string",
        "enum": [
          "authorised",
          "partially_authorised",
          "denied"
        ]
      },
      "disposition": {
        "description": "What is to be done with the goods: send them back, destroy them under control, dispose of them freely, or keep them.",
        "type": "string",
        "enum": [
          "return",
          "destroy",
          "dispose",
          "keep"
        ]
      },
      "reason": {
        "description": "Why it was decided so.",
        "$ref": "common.schema.json#/$defs/reason"
      },
      "parties": {
        "description": "Who has to do with the return.",
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "items": {
        "description": "The goods, one line each.",
        "type": "array",
        "items": {
          "title": "InstructedItem",
          "description": "A line of the announcement and what is to be done with it.",
          "type": "object",
          "properties": {
            "lineNumber": {
              "description": "The line of the announcement.",
              "type": "integer",
              "minimum": 1
            },
            "gtin": {
              "$ref": "common.schema.json#/$defs/gtin"
            },
            "sku": {
              "$ref": "common.schema.json#/$defs/reference"
            },
            "productName": {
              "$ref": "common.schema.json#/$defs/text"
            },
            "quantity": {
              "$ref": "common.schema.json#/$defs/quantity"
            },
            "decision": {
              "description": "Where the line differs from the whole.",
              "type": "string",
              "enum": [
                "authorised",
                "denied"
              ]
            },
            "disposition": {
              "description": "Where the line differs from the whole.",
              "type": "string",
              "enum": [
                "return",
                "destroy",
                "dispose",
                "keep"
              ]
            },
            "reason": {
              "$ref": "common.schema.json#/$defs/reason"
            }
          },
          "required": [
            "lineNumber",
            "quantity"
          ],
          "additionalProperties": false
        },
        "minItems": 1,
        "maxItems": 9999
      },
      "shipment": {
        "title": "InstructedShipment",
        "description": "How the goods travel, where the hub has booked it.",
        "type": "object",
        "properties": {
          "carrier": {
            "$ref": "common.schema.json#/$defs/partnerName"
          },
          "parcelNumbers": {
            "$ref": "common.schema.json#/$defs/parcelNumbers"
          },
          "labels": {
            "description": "The labels, kept as documents.",
            "type": "array",
            "items": {
              "$ref": "common.schema.json#/$defs/label"
            },
            "maxItems": 999
          }
        },
        "required": [
          "carrier",
          "parcelNumbers"
        ],
        "additionalProperties": false
      },
      "note": {
        "description": "Free words to the other side.",
        "type": "string",
        "minLength": 1,
        "maxLength": 4000,
        "x-personal": true
      },
      "rmaNumber": {
        "description": "The number that must be on the parcel.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
      },
      "validUntil": {
        "description": "The goods must have been sent by then.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "agreedOutcome": {
        "description": "What whoever gives the goods back will get.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "creditNote": {
        "description": "Whether a credit note will be raised.",
        "type": "string",
        "enum": [
          "to_follow",
          "not_given",
          "already_given"
        ]
      },
      "documents": {
        "$ref": "common.schema.json#/$defs/documents"
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "returnNumber",
      "instructionNumber",
      "instructedOn",
      "decision",
      "parties",
      "items"
    ],
    "additionalProperties": false,
    "if": {
      "properties": {
        "decision": {
          "enum": [
            "authorised",
            "partially_authorised"
          ]
        }
      }
    },
    "then": {
      "required": [
        "disposition"
      ]
    }
  },
  "return.received": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.received.schema.json",
    "title": "ReturnReceived",
    "description": "The goods of a return have arrived and were counted (EDIFACT RECADV, X12 861, a warehouse).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "receivingAdviceNumber": {
        "description": "The number of this advice.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "receivedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "complete": {
        "description": "All that was announced is there.",
        "type": "boolean"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/returnParties"
      },
      "location": {
        "description": "Where.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/receivedItems"
      },
      "parcelCondition": {
        "description": "How the parcel looked.",
        "type": "string",
        "enum": [
          "intact",
          "opened",
          "damaged",
          "empty",
          "wrong_content"
        ]
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
      "returnNumber",
      "receivedAt",
      "items"
    ],
    "additionalProperties": false
  }
};
