// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const quoteSchemas: Readonly<Record<string, JsonObject>> = {
  "quote.approved": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.approved.schema.json",
    "title": "QuoteApproved",
    "description": "The price is accepted.",
    "type": "object",
    "properties": {
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "approvedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "approval": {
        "$ref": "common.schema.json#/$defs/approval"
      },
      "approvedTotal": {
        "description": "With tax; less than offered where only lines were approved.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "approvedLines": {
        "description": "These lines only.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/lineNumber"
        },
        "maxItems": 999
      },
      "payer": {
        "description": "Who pays.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "deductible": {
        "$ref": "common.schema.json#/$defs/deductible"
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
      "quoteNumber",
      "approvedAt",
      "approval"
    ],
    "additionalProperties": false
  },
  "quote.declined": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.declined.schema.json",
    "title": "QuoteDeclined",
    "description": "The price is not accepted.",
    "type": "object",
    "properties": {
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "declinedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "approval": {
        "$ref": "common.schema.json#/$defs/approval"
      },
      "counterOffer": {
        "description": "What would be accepted.",
        "$ref": "common.schema.json#/$defs/offer"
      },
      "thenWhat": {
        "description": "What becomes of the goods.",
        "type": "string",
        "enum": [
          "send_back",
          "scrap",
          "new_quote",
          "settle"
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
      "quoteNumber",
      "declinedAt"
    ],
    "additionalProperties": false
  },
  "quote.expired": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.expired.schema.json",
    "title": "QuoteExpired",
    "description": "Nobody answered in time.",
    "type": "object",
    "properties": {
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "expiredAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "validUntil": {
        "description": "Until when it was valid.",
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
      "quoteNumber",
      "expiredAt"
    ],
    "additionalProperties": false
  },
  "quote.offered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.offered.schema.json",
    "title": "QuoteOffered",
    "description": "A price: a new version never overwrites an older one.",
    "type": "object",
    "properties": {
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestNumber": {
        "description": "The number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "offeredAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "offer": {
        "$ref": "common.schema.json#/$defs/offer"
      },
      "assessment": {
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "device": {
        "description": "What it is about.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "parts": {
        "$ref": "common.schema.json#/$defs/spareParts"
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
      "quoteNumber",
      "offeredAt",
      "offer"
    ],
    "additionalProperties": false
  },
  "quote.requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.requested.schema.json",
    "title": "QuoteRequested",
    "description": "Somebody wants to know what a repair costs, or what would settle a claim.",
    "type": "object",
    "properties": {
      "requestNumber": {
        "description": "The number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "kind": {
        "description": "A price for a repair, or money in place of it.",
        "type": "string",
        "enum": [
          "repair_quote",
          "settlement_offer"
        ]
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "from": {
        "description": "Who asks.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "devices": {
        "description": "What it is about.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/device"
        },
        "minItems": 1,
        "maxItems": 100
      },
      "fault": {
        "$ref": "common.schema.json#/$defs/fault"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "serviceKind": {
        "description": "What follows if it is approved.",
        "type": "string",
        "enum": [
          "quote_only",
          "quote_and_perform",
          "service_only",
          "replacement"
        ]
      },
      "approvalLimit": {
        "description": "Up to this no approval is needed.",
        "$ref": "common.schema.json#/$defs/money"
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
      "requestNumber",
      "requestedAt",
      "devices"
    ],
    "additionalProperties": false
  },
  "quote.withdrawn": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/quote.withdrawn.schema.json",
    "title": "QuoteWithdrawn",
    "description": "Whoever offered takes it back.",
    "type": "object",
    "properties": {
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "withdrawnAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
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
      "quoteNumber",
      "withdrawnAt"
    ],
    "additionalProperties": false
  }
};
