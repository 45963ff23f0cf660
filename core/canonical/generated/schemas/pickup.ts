// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const pickupSchemas: Readonly<Record<string, JsonObject>> = {
  "pickup.booked": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/pickup.booked.schema.json",
    "title": "PickupBooked",
    "description": "The carrier will come.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "pickupNumber": {
        "description": "The carrier's number of the pickup.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "slot": {
        "$ref": "common.schema.json#/$defs/pickupSlot"
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "oneTimeCode": {
        "description": "To be said to the driver.",
        "$ref": "common.schema.json#/$defs/oneTimeCode"
      },
      "price": {
        "description": "What it costs.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "bookedAt": {
        "description": "When it was booked.",
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
      "carrier",
      "pickupNumber",
      "slot"
    ],
    "additionalProperties": false
  },
  "pickup.cancelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/pickup.cancelled.schema.json",
    "title": "PickupCancelled",
    "description": "The driver does not come, or came in vain.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "pickupNumber": {
        "description": "The carrier's number of the pickup.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "cancelledAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "by": {
        "description": "Who called it off.",
        "$ref": "common.schema.json#/$defs/partyRole"
      },
      "cause": {
        "description": "Why.",
        "type": "string",
        "enum": [
          "requested",
          "nobody_there",
          "not_ready",
          "too_large",
          "carrier",
          "other"
        ]
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "nextAttempt": {
        "description": "When the driver comes again.",
        "$ref": "common.schema.json#/$defs/pickupSlot"
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
      "carrier",
      "pickupNumber",
      "cancelledAt"
    ],
    "additionalProperties": false
  },
  "pickup.refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/pickup.refused.schema.json",
    "title": "PickupRefused",
    "description": "The carrier will not come.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "refusedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "alternatives": {
        "description": "When the carrier could come.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/pickupSlot"
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
      "carrier",
      "reason"
    ],
    "additionalProperties": false
  },
  "pickup.requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/pickup.requested.schema.json",
    "title": "PickupRequested",
    "description": "A carrier is asked to fetch parcels.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "from": {
        "description": "Where the driver comes.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "to": {
        "description": "Where the parcels go.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "slot": {
        "$ref": "common.schema.json#/$defs/pickupSlot"
      },
      "parcels": {
        "description": "What is fetched.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/parcel"
        },
        "minItems": 1,
        "maxItems": 999
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "bringLabel": {
        "description": "The driver brings the label.",
        "type": "boolean"
      },
      "heavy": {
        "description": "Two people are needed.",
        "type": "boolean"
      },
      "reference": {
        "description": "Our number of the pickup.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "instructions": {
        "description": "Words to the driver.",
        "$ref": "common.schema.json#/$defs/note"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
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
      "from",
      "slot",
      "parcels"
    ],
    "additionalProperties": false
  }
};
