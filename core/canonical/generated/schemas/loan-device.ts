// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const loanDeviceSchemas: Readonly<Record<string, JsonObject>> = {
  "loan-device.issued": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/loan-device.issued.schema.json",
    "title": "LoanDeviceIssued",
    "description": "A device was lent.",
    "type": "object",
    "properties": {
      "loanNumber": {
        "description": "The number of the loan.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairOrderNumber": {
        "description": "The repair that it bridges.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "issuedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "borrower": {
        "description": "Who got it.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "device": {
        "description": "What was lent.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "dueBackOn": {
        "description": "Back by then.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "deposit": {
        "description": "Left as security.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "condition": {
        "description": "How it was.",
        "$ref": "common.schema.json#/$defs/assessment"
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
      "loanNumber",
      "issuedAt",
      "device"
    ],
    "additionalProperties": false
  },
  "loan-device.requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/loan-device.requested.schema.json",
    "title": "LoanDeviceRequested",
    "description": "A device is wanted for the time of a repair.",
    "type": "object",
    "properties": {
      "loanNumber": {
        "description": "The number of the loan.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairOrderNumber": {
        "description": "The repair that it bridges.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "borrower": {
        "description": "Who gets it.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "like": {
        "description": "A device like this one.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "from": {
        "description": "From.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "until": {
        "description": "Until.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "deposit": {
        "description": "Left as security.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "deliverTo": {
        "description": "Where it goes.",
        "$ref": "common.schema.json#/$defs/party"
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
      "loanNumber",
      "requestedAt"
    ],
    "additionalProperties": false
  },
  "loan-device.returned": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/loan-device.returned.schema.json",
    "title": "LoanDeviceReturned",
    "description": "The lent device is back.",
    "type": "object",
    "properties": {
      "loanNumber": {
        "description": "The number of the loan.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairOrderNumber": {
        "description": "The repair that it bridges.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "returnedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "device": {
        "description": "What was lent.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "received": {
        "$ref": "common.schema.json#/$defs/receivedDevice"
      },
      "condition": {
        "description": "How it is.",
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "deposit": {
        "description": "What became of the security.",
        "type": "string",
        "enum": [
          "given_back",
          "kept",
          "partly_kept"
        ]
      },
      "charges": {
        "description": "Damage that is charged.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/priceLine"
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
      "loanNumber",
      "returnedAt"
    ],
    "additionalProperties": false
  }
};
