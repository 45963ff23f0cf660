// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const disputeSchemas: Readonly<Record<string, JsonObject>> = {
  "dispute.arbitrated": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.arbitrated.schema.json",
    "title": "DisputeArbitrated",
    "description": "The dispute is before an arbiter.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "cause": {
        "description": "Why.",
        "type": "string",
        "enum": [
          "mediation_failed",
          "deadline",
          "requested",
          "appeal"
        ]
      },
      "arbiter": {
        "description": "Who decides.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "evidenceUntil": {
        "description": "Evidence is taken until then.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "decisionBy": {
        "description": "Decided by then.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "cause"
    ],
    "additionalProperties": false
  },
  "dispute.closed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.closed.schema.json",
    "title": "DisputeClosed",
    "description": "The dispute is over.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "outcome": {
        "description": "What came of it.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "inFavourOf": {
        "description": "Of whom.",
        "type": "string",
        "enum": [
          "buyer",
          "seller",
          "both",
          "carrier_liable",
          "nobody"
        ]
      },
      "cause": {
        "description": "Why it is over.",
        "type": "string",
        "enum": [
          "agreed",
          "decided",
          "withdrawn",
          "expired",
          "inadmissible"
        ]
      },
      "refunded": {
        "description": "What was given back.",
        "$ref": "common.schema.json#/$defs/money"
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
      "outcome"
    ],
    "additionalProperties": false
  },
  "dispute.decided": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.decided.schema.json",
    "title": "DisputeDecided",
    "description": "The arbiter, or the marketplace, has decided.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "inFavourOf": {
        "description": "Of whom.",
        "type": "string",
        "enum": [
          "buyer",
          "seller",
          "both",
          "carrier_liable",
          "nobody"
        ]
      },
      "outcome": {
        "description": "What follows.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "liable": {
        "description": "Who bears it.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "amount": {
        "description": "How much.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "returnFirst": {
        "description": "The goods come back first.",
        "type": "boolean"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "by": {
        "description": "Who decided.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "final": {
        "description": "No appeal.",
        "type": "boolean"
      },
      "appealUntil": {
        "description": "Until then the decision may be contested.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "statement": {
        "description": "Why.",
        "$ref": "common.schema.json#/$defs/words"
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
      "disputeNumber",
      "at",
      "inFavourOf",
      "outcome"
    ],
    "additionalProperties": false
  },
  "dispute.evidence-added": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.evidence-added.schema.json",
    "title": "DisputeEvidenceAdded",
    "description": "A side, or the hub itself, has added evidence.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "by": {
        "description": "Who.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "kind": {
        "description": "What sort.",
        "type": "string",
        "enum": [
          "document",
          "tracking",
          "statement",
          "message",
          "refund",
          "return"
        ]
      },
      "visibility": {
        "description": "Who may see it.",
        "type": "string",
        "enum": [
          "all",
          "mediator",
          "own_side"
        ]
      },
      "statement": {
        "description": "What it says.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "tracking": {
        "description": "What the carrier says.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/trackingEvent"
        },
        "maxItems": 200
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "answers": {
        "description": "The request that it answers.",
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
      "disputeNumber",
      "at",
      "by",
      "kind"
    ],
    "additionalProperties": false
  },
  "dispute.evidence-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.evidence-requested.schema.json",
    "title": "DisputeEvidenceRequested",
    "description": "A side must prove something.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "from": {
        "description": "Who must.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "requirements": {
        "description": "What is wanted.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "minItems": 1,
        "maxItems": 50
      },
      "dueAt": {
        "description": "At the latest.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "question": {
        "description": "What is asked.",
        "$ref": "common.schema.json#/$defs/words"
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
      "from",
      "requirements",
      "dueAt"
    ],
    "additionalProperties": false
  },
  "dispute.mediated": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.mediated.schema.json",
    "title": "DisputeMediated",
    "description": "The mediator proposes, or the sides have agreed.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "result": {
        "description": "How far it went.",
        "type": "string",
        "enum": [
          "proposed",
          "agreed",
          "failed"
        ]
      },
      "proposal": {
        "description": "What is proposed.",
        "$ref": "common.schema.json#/$defs/offer"
      },
      "acceptedBy": {
        "description": "Who agrees.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/partyRole"
        },
        "maxItems": 9
      },
      "declinedBy": {
        "description": "Who does not.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/partyRole"
        },
        "maxItems": 9
      },
      "mediator": {
        "description": "Who mediates.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
      },
      "statement": {
        "description": "In words.",
        "$ref": "common.schema.json#/$defs/words"
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
      "disputeNumber",
      "at",
      "result"
    ],
    "additionalProperties": false
  },
  "dispute.opened": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.opened.schema.json",
    "title": "DisputeOpened",
    "description": "A consumer or a merchant brings a sale before the resolution centre.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "openedBy": {
        "description": "Who opens.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "category": {
        "description": "What it is about.",
        "type": "string",
        "enum": [
          "not_received",
          "not_as_described",
          "damaged",
          "defective",
          "unauthorised",
          "credit_not_processed",
          "duplicate",
          "incorrect_amount",
          "return_refused",
          "cancelled",
          "other"
        ]
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "stage": {
        "description": "How far it has gone elsewhere.",
        "type": "string",
        "enum": [
          "inquiry",
          "dispute",
          "chargeback",
          "pre_arbitration",
          "arbitration"
        ]
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "orderRef": {
        "$ref": "common.schema.json#/$defs/orderRef"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/items"
      },
      "amount": {
        "description": "What it is about.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "amountPaid": {
        "description": "What was paid for the sale.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "alreadyRefunded": {
        "description": "What was given back.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "requestedOutcome": {
        "description": "What is asked for.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "paymentId": {
        "description": "The payment.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyerHistory": {
        "title": "BuyerHistory",
        "description": "What is known of the buyer at the marketplace, for triage.",
        "type": "object",
        "properties": {
          "since": {
            "description": "Customer since.",
            "$ref": "common.schema.json#/$defs/date"
          },
          "orders": {
            "description": "Orders so far.",
            "type": "integer",
            "minimum": 0
          },
          "disputes": {
            "description": "Disputes that the buyer opened before.",
            "type": "integer",
            "minimum": 0
          },
          "disputesWon": {
            "description": "Of these, decided for the buyer.",
            "type": "integer",
            "minimum": 0
          }
        },
        "minProperties": 1,
        "additionalProperties": false
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "statement": {
        "description": "What happened.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "disputeNumber",
      "at",
      "openedBy",
      "category",
      "reason",
      "parties",
      "amount"
    ],
    "additionalProperties": false
  },
  "dispute.refund-ordered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.refund-ordered.schema.json",
    "title": "DisputeRefundOrdered",
    "description": "Money is to be given back.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "refundNumber": {
        "description": "Our number of the refund.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "payment": {
        "$ref": "common.schema.json#/$defs/payment"
      },
      "originalPaymentId": {
        "description": "The payment that is given back.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "bornBy": {
        "description": "Who bears it.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "lineNumbers": {
        "description": "For these lines.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/lineNumber"
        },
        "maxItems": 999
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
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
      "refundNumber",
      "payment"
    ],
    "additionalProperties": false
  },
  "dispute.triaged": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dispute.triaged.schema.json",
    "title": "DisputeTriaged",
    "description": "Who handles a dispute, how urgent it is and by when.",
    "type": "object",
    "properties": {
      "disputeNumber": {
        "description": "The number of the dispute.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "category": {
        "description": "Category after triage.",
        "$ref": "common.schema.json#/$defs/word"
      },
      "priority": {
        "description": "How urgent.",
        "type": "string",
        "enum": [
          "low",
          "normal",
          "high",
          "urgent"
        ]
      },
      "rules": {
        "description": "Rules that decided.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reference"
        },
        "maxItems": 50
      },
      "queue": {
        "description": "Who handles it.",
        "$ref": "common.schema.json#/$defs/word"
      },
      "admissible": {
        "description": "It is taken.",
        "type": "boolean"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "risk": {
        "description": "Suspicion of fraud.",
        "type": "string",
        "enum": [
          "none",
          "low",
          "medium",
          "high"
        ]
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "category",
      "priority"
    ],
    "additionalProperties": false
  }
};
