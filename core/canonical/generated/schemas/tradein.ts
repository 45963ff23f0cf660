// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const tradeinSchemas: Readonly<Record<string, JsonObject>> = {
  "tradein.accepted": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.accepted.schema.json",
    "title": "TradeInAccepted",
    "description": "The seller takes the offer: the buyer is asked to buy.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "acceptedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "seller": {
        "description": "Who sells.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "device": {
        "$ref": "common.schema.json#/$defs/device"
      },
      "amount": {
        "description": "What was accepted.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "topUps": {
        "description": "What campaigns add to it.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/topUp"
        },
        "maxItems": 20
      },
      "payout": {
        "description": "How the seller wants the money.",
        "$ref": "common.schema.json#/$defs/payment"
      },
      "shippingMethod": {
        "description": "How the device travels, in the buyer's words.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "terms": {
        "description": "The seller agrees to the buyer's conditions.",
        "type": "boolean"
      },
      "identityDocuments": {
        "description": "Documents of the seller.",
        "$ref": "common.schema.json#/$defs/documents"
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
      "tradeInNumber",
      "quoteNumber",
      "acceptedAt",
      "seller",
      "device",
      "amount"
    ],
    "additionalProperties": false
  },
  "tradein.cancelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.cancelled.schema.json",
    "title": "TradeInCancelled",
    "description": "The trade-in will not take place.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "cancelledAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "by": {
        "description": "Who cancelled.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "cause": {
        "description": "Why.",
        "type": "string",
        "enum": [
          "requested",
          "not_received",
          "abandoned",
          "blacklisted",
          "expired",
          "other"
        ]
      },
      "thenWhat": {
        "description": "What becomes of the device.",
        "type": "string",
        "enum": [
          "send_back",
          "recycle",
          "keep",
          "nothing"
        ]
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
      "tradeInNumber",
      "cancelledAt"
    ],
    "additionalProperties": false
  },
  "tradein.counter-accepted": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.counter-accepted.schema.json",
    "title": "TradeInCounterAccepted",
    "description": "The seller takes the other price.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "acceptedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "amount": {
        "description": "What was accepted.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "by": {
        "description": "Who or what accepted.",
        "type": "string",
        "enum": [
          "seller",
          "rule",
          "silence"
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
      "tradeInNumber",
      "quoteNumber",
      "acceptedAt",
      "amount"
    ],
    "additionalProperties": false
  },
  "tradein.counter-declined": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.counter-declined.schema.json",
    "title": "TradeInCounterDeclined",
    "description": "The seller does not take the other price.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
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
      "by": {
        "description": "Who or what declined.",
        "type": "string",
        "enum": [
          "seller",
          "rule",
          "silence"
        ]
      },
      "thenWhat": {
        "description": "What becomes of the device.",
        "type": "string",
        "enum": [
          "send_back",
          "recycle",
          "new_offer"
        ]
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
      "tradeInNumber",
      "quoteNumber",
      "declinedAt"
    ],
    "additionalProperties": false
  },
  "tradein.counter-offered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.counter-offered.schema.json",
    "title": "TradeInCounterOffered",
    "description": "The buyer offers another price after having seen the device.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "offeredAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "offer": {
        "$ref": "common.schema.json#/$defs/offer"
      },
      "originalAmount": {
        "description": "What had been accepted.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "assessment": {
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "reasons": {
        "description": "Why.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reason"
        },
        "minItems": 1,
        "maxItems": 20
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
      "tradeInNumber",
      "quoteNumber",
      "offeredAt",
      "offer"
    ],
    "additionalProperties": false
  },
  "tradein.declined": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.declined.schema.json",
    "title": "TradeInDeclined",
    "description": "A buyer does not want the device, or the seller does not want the offer.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "declinedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "by": {
        "description": "Who declines.",
        "type": "string",
        "enum": [
          "buyer",
          "seller"
        ]
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
      "tradeInNumber",
      "declinedAt",
      "by"
    ],
    "additionalProperties": false
  },
  "tradein.graded": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.graded.schema.json",
    "title": "TradeInGraded",
    "description": "The buyer has looked at the device.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "gradedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "assessment": {
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "offeredAmount": {
        "description": "What was offered for the declared condition.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "gradedAmount": {
        "description": "What it is worth as found.",
        "$ref": "common.schema.json#/$defs/money"
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
      "tradeInNumber",
      "gradedAt",
      "assessment"
    ],
    "additionalProperties": false
  },
  "tradein.offered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.offered.schema.json",
    "title": "TradeInOffered",
    "description": "A buyer says what it would pay.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "version": {
        "description": "The version that it is about.",
        "$ref": "common.schema.json#/$defs/version"
      },
      "offeredAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "offer": {
        "$ref": "common.schema.json#/$defs/offer"
      },
      "device": {
        "description": "What it is for.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "rank": {
        "description": "Its place among the offers.",
        "type": "integer",
        "minimum": 1,
        "maximum": 99
      },
      "others": {
        "description": "The other buyers' answers.",
        "type": "array",
        "items": {
          "title": "OtherOffer",
          "description": "An offer that was not the best.",
          "type": "object",
          "properties": {
            "buyer": {
              "$ref": "common.schema.json#/$defs/partnerName"
            },
            "quoteNumber": {
              "description": "The buyer's number of the offer.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "amount": {
              "description": "What was offered.",
              "$ref": "common.schema.json#/$defs/money"
            },
            "reason": {
              "description": "Why there is none.",
              "$ref": "common.schema.json#/$defs/reason"
            }
          },
          "required": [
            "buyer"
          ],
          "additionalProperties": false
        },
        "maxItems": 20
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
      "tradeInNumber",
      "quoteNumber",
      "offeredAt",
      "offer"
    ],
    "additionalProperties": false
  },
  "tradein.paid": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.paid.schema.json",
    "title": "TradeInPaid",
    "description": "The seller was paid, or could not be.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "paidAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "result": {
        "description": "What came of it.",
        "type": "string",
        "enum": [
          "paid",
          "failed",
          "reversed"
        ]
      },
      "payment": {
        "$ref": "common.schema.json#/$defs/payment"
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
      "tradeInNumber",
      "paidAt",
      "result",
      "payment"
    ],
    "additionalProperties": false
  },
  "tradein.payout-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.payout-requested.schema.json",
    "title": "TradeInPayoutRequested",
    "description": "The seller is to be paid.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "payment": {
        "$ref": "common.schema.json#/$defs/payment"
      },
      "offer": {
        "description": "The offer that it is for.",
        "$ref": "common.schema.json#/$defs/offer"
      },
      "device": {
        "description": "What was bought.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "checks": {
        "description": "What the registries said.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/deviceCheck"
        },
        "maxItems": 20
      },
      "topUps": {
        "description": "What campaigns add.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/topUp"
        },
        "maxItems": 20
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
      "tradeInNumber",
      "requestedAt",
      "payment"
    ],
    "additionalProperties": false
  },
  "tradein.quote-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.quote-requested.schema.json",
    "title": "TradeInQuoteRequested",
    "description": "Buyers are asked what they would pay for a device.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "device": {
        "$ref": "common.schema.json#/$defs/device"
      },
      "seller": {
        "description": "Who sells; often nobody knows yet.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "channel": {
        "description": "Where it was asked: web_shop, store, …",
        "$ref": "common.schema.json#/$defs/word"
      },
      "country": {
        "description": "Where the device is.",
        "$ref": "common.schema.json#/$defs/country"
      },
      "currency": {
        "description": "ISO 4217 code that the offer should be in.",
        "type": "string",
        "pattern": "^[A-Z]{3}$"
      },
      "campaign": {
        "description": "The campaign that it is part of.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "wantedProduct": {
        "description": "What the seller buys instead.",
        "$ref": "common.schema.json#/$defs/device"
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
      "tradeInNumber",
      "requestedAt",
      "device"
    ],
    "additionalProperties": false
  },
  "tradein.received": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.received.schema.json",
    "title": "TradeInReceived",
    "description": "The buyer has the device.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "receivedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "expected": {
        "description": "What should have come.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "received": {
        "$ref": "common.schema.json#/$defs/receivedDevice"
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
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
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
      "tradeInNumber",
      "receivedAt",
      "received"
    ],
    "additionalProperties": false
  },
  "tradein.refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.refused.schema.json",
    "title": "TradeInRefused",
    "description": "The buyer does not take an acceptance: expired, unknown, or wrong.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The buyer's number of the offer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "refusedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "cause": {
        "description": "Why.",
        "type": "string",
        "enum": [
          "offer_expired",
          "offer_unknown",
          "invalid",
          "duplicate",
          "quota",
          "other"
        ]
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "faults": {
        "description": "Fields that are wrong, and what is wrong with them.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/fieldFault"
        },
        "maxItems": 100
      },
      "retryable": {
        "description": "The same request may succeed later.",
        "type": "boolean"
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
      "tradeInNumber",
      "refusedAt",
      "cause"
    ],
    "additionalProperties": false
  },
  "tradein.suspended": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/tradein.suspended.schema.json",
    "title": "TradeInSuspended",
    "description": "The buyer waits for something: a locked account, a missing device.",
    "type": "object",
    "properties": {
      "tradeInNumber": {
        "description": "The number of the trade-in, given by whoever asks.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "buyer": {
        "description": "The buyer's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "buyerNumber": {
        "description": "The buyer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "suspendedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reasons": {
        "description": "Why.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reason"
        },
        "minItems": 1,
        "maxItems": 20
      },
      "lockState": {
        "$ref": "common.schema.json#/$defs/lockState"
      },
      "answerBy": {
        "description": "Sent back or cancelled after this.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "wanted": {
        "description": "What the seller should do.",
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
      "tradeInNumber",
      "suspendedAt",
      "reasons"
    ],
    "additionalProperties": false
  }
};
