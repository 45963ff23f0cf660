// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const shipmentSchemas: Readonly<Record<string, JsonObject>> = {
  "shipment.booked": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.booked.schema.json",
    "title": "ShipmentBooked",
    "description": "The carrier has booked the transport; its labels are still to be fetched under the reservation number.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "returnNumber": {
        "description": "The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.",
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "reservationNumber": {
        "description": "The carrier's number of the booking.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "labelFormat": {
        "$ref": "common.schema.json#/$defs/labelFormat"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "partnerParcelNumbers": {
        "description": "Numbers of the carrier that delivers abroad.",
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "labelLink": {
        "description": "Where the labels can be fetched, for carriers that name a place.",
        "$ref": "common.schema.json#/$defs/url"
      },
      "labelsUntil": {
        "description": "Labels can be fetched until then.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "price": {
        "description": "What it costs.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "trackingLink": {
        "description": "The carrier's page.",
        "$ref": "common.schema.json#/$defs/url"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "carrier",
      "reservationNumber",
      "parcelNumbers",
      "labelFormat"
    ],
    "additionalProperties": false
  },
  "shipment.cancelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.cancelled.schema.json",
    "title": "ShipmentCancelled",
    "description": "The transport was called off, by us or by the carrier; or its label ran out.",
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
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "reservationNumber": {
        "description": "The carrier's number of the booking.",
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
          "label_expired",
          "refused_by_carrier",
          "other"
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
      "carrier",
      "cancelledAt"
    ],
    "additionalProperties": false
  },
  "shipment.labelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.labelled.schema.json",
    "title": "ShipmentLabelled",
    "description": "The carrier has given the labels; they are kept as documents.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "returnNumber": {
        "description": "The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.",
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "reservationNumber": {
        "description": "The carrier's number of the booking.",
        "$ref": "common.schema.json#/$defs/reference"
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
        "minItems": 1,
        "maxItems": 999
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "partnerParcelNumbers": {
        "description": "Numbers of the carrier that delivers abroad.",
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "oneTimeCode": {
        "description": "To show or say at the counter.",
        "$ref": "common.schema.json#/$defs/oneTimeCode"
      },
      "dropOffPoints": {
        "description": "Where the parcels may be left.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/dropOffPoint"
        },
        "maxItems": 50
      },
      "routingCode": {
        "description": "The carrier's code of the way.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "service": {
        "description": "The carrier's code of the service.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "price": {
        "description": "What it costs.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "trackingLink": {
        "description": "The carrier's page.",
        "$ref": "common.schema.json#/$defs/url"
      },
      "validUntil": {
        "description": "No label may be used after this.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "carrier",
      "parcelNumbers",
      "labels"
    ],
    "additionalProperties": false
  },
  "shipment.points-found": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.points-found.schema.json",
    "title": "ShipmentPointsFound",
    "description": "The places that a carrier names.",
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
      "points": {
        "description": "The nearest first; empty: none.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/dropOffPoint"
        },
        "maxItems": 100
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "status": {
        "description": "The state at the partner at this moment.",
        "$ref": "common.schema.json#/$defs/status"
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
      "points"
    ],
    "additionalProperties": false
  },
  "shipment.points-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.points-requested.schema.json",
    "title": "ShipmentPointsRequested",
    "description": "A carrier is asked where parcels can be left or fetched.",
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
      "near": {
        "description": "Around this place.",
        "$ref": "common.schema.json#/$defs/address"
      },
      "position": {
        "$ref": "common.schema.json#/$defs/geo"
      },
      "service": {
        "description": "The service that it is for.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "date": {
        "description": "Open on this day.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "weightG": {
        "description": "Grams of the heaviest parcel.",
        "$ref": "common.schema.json#/$defs/grams"
      },
      "maxDistanceM": {
        "description": "Metres at most.",
        "type": "integer",
        "minimum": 1,
        "maximum": 1000000
      },
      "maxPoints": {
        "description": "So many at most.",
        "type": "integer",
        "minimum": 1,
        "maximum": 100
      },
      "types": {
        "description": "Kinds of places.",
        "type": "array",
        "items": {
          "description": "Kind of place.",
          "type": "string",
          "enum": [
            "shop",
            "locker",
            "post_office",
            "depot",
            "other"
          ]
        },
        "maxItems": 5
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
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
      "near"
    ],
    "additionalProperties": false
  },
  "shipment.refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.refused.schema.json",
    "title": "ShipmentRefused",
    "description": "The carrier refuses the transport, or refuses to give its label.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "returnNumber": {
        "description": "The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.",
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "reservationNumber": {
        "description": "Present where the booking had succeeded and the label failed.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "reason": {
        "title": "RefusalReason",
        "description": "Why, in the carrier's words.",
        "type": "object",
        "properties": {
          "code": {
            "description": "The carrier's raw code.",
            "$ref": "common.schema.json#/$defs/reference"
          },
          "label": {
            "description": "The carrier's wording; it may quote what was sent.",
            "type": "string",
            "minLength": 1,
            "maxLength": 2000,
            "x-personal": true
          }
        },
        "required": [
          "code"
        ],
        "additionalProperties": false
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "faults": {
        "description": "All that is wrong, where the carrier says more than one thing.",
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
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "carrier",
      "reason"
    ],
    "additionalProperties": false
  },
  "shipment.requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.requested.schema.json",
    "title": "ShipmentRequested",
    "description": "A carrier is asked to book the transport of parcels and to give labels.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "returnNumber": {
        "description": "The number of the return; a parcel of a claim, repair or trade-in has its numbers in `numbers`.",
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "service": {
        "description": "The service wanted, as the code lists of the carrier's pack know it: standard, express, relay, …",
        "type": "string",
        "pattern": "^[a-z][a-z0-9_-]*$",
        "maxLength": 40
      },
      "shipOn": {
        "description": "The day on which the parcels are handed over.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "sender": {
        "description": "Who hands the parcels over.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "recipient": {
        "description": "Who receives the parcels.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "parcels": {
        "description": "The parcels.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/parcel"
        },
        "minItems": 1,
        "maxItems": 999
      },
      "labelFormat": {
        "$ref": "common.schema.json#/$defs/labelFormat"
      },
      "declaredValue": {
        "description": "What the goods are worth.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "dropOffPoint": {
        "description": "Where the parcel is left.",
        "$ref": "common.schema.json#/$defs/dropOffPoint"
      },
      "deliveryPoint": {
        "description": "Where the parcel is fetched.",
        "$ref": "common.schema.json#/$defs/dropOffPoint"
      },
      "paperless": {
        "description": "A code to show at the counter in place of a label.",
        "type": "boolean"
      },
      "pickup": {
        "description": "When a driver should come.",
        "$ref": "common.schema.json#/$defs/pickupSlot"
      },
      "labelValidForDays": {
        "description": "Days that the label may be used.",
        "type": "integer",
        "minimum": 1,
        "maximum": 999
      },
      "twoWay": {
        "description": "The outbound parcel and its return label at once.",
        "type": "boolean"
      },
      "notify": {
        "description": "The carrier may write to the recipient.",
        "type": "boolean"
      },
      "instructions": {
        "description": "Words to the driver.",
        "$ref": "common.schema.json#/$defs/note"
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
      "direction",
      "sender",
      "recipient",
      "parcels",
      "labelFormat"
    ],
    "additionalProperties": false
  },
  "shipment.tracked": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.tracked.schema.json",
    "title": "ShipmentTracked",
    "description": "What the carrier says of parcels (EDIFACT IFTSTA, X12 214, tracking services).",
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
      "events": {
        "description": "What happened, in any order.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/trackingEvent"
        },
        "minItems": 1,
        "maxItems": 999
      },
      "final": {
        "description": "Nothing more will happen.",
        "type": "boolean"
      },
      "reservationNumber": {
        "description": "The carrier's number of the booking.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "estimatedDelivery": {
        "description": "When it should arrive.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "deliveredAt": {
        "description": "When it was delivered.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "proofOfDelivery": {
        "description": "The signature or picture.",
        "$ref": "common.schema.json#/$defs/document"
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
      "events"
    ],
    "additionalProperties": false
  },
  "shipment.tracking-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/shipment.tracking-requested.schema.json",
    "title": "ShipmentTrackingRequested",
    "description": "A carrier, or whoever knows its parcels, is asked to tell what becomes of one parcel until its journey ends.",
    "type": "object",
    "properties": {
      "direction": {
        "$ref": "common.schema.json#/$defs/direction"
      },
      "carrier": {
        "description": "Who carries the parcel.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "parcelNumber": {
        "description": "The carrier's number of the parcel.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "reservationNumber": {
        "description": "The carrier's number of the booking.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "labelValidUntil": {
        "description": "The label may not be used after this.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
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
      "parcelNumber"
    ],
    "additionalProperties": false
  }
};
