// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const deviceSchemas: Readonly<Record<string, JsonObject>> = {
  "device.check-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/device.check-requested.schema.json",
    "title": "DeviceCheckRequested",
    "description": "Registries are asked about a device.",
    "type": "object",
    "properties": {
      "checkNumber": {
        "description": "Our number of the question.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "device": {
        "$ref": "common.schema.json#/$defs/device"
      },
      "kinds": {
        "description": "What is to be checked.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/deviceCheckKind"
        },
        "minItems": 1,
        "maxItems": 8
      },
      "purpose": {
        "description": "What for.",
        "type": "string",
        "enum": [
          "payout",
          "intake",
          "claim",
          "repair",
          "resale"
        ]
      },
      "store": {
        "description": "The place that asks, in the registry's numbering.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "claimReference": {
        "description": "The number of the claim at the registry.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "answerBy": {
        "description": "An answer is wanted by then.",
        "$ref": "common.schema.json#/$defs/instant"
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
      "checkNumber",
      "device",
      "kinds"
    ],
    "additionalProperties": false
  },
  "device.checked": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/device.checked.schema.json",
    "title": "DeviceChecked",
    "description": "What registries say of a device.",
    "type": "object",
    "properties": {
      "checkNumber": {
        "description": "Our number of the question.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "device": {
        "description": "What was asked about.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "checkedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "result": {
        "description": "The worst of the checks.",
        "$ref": "common.schema.json#/$defs/deviceCheckResult"
      },
      "checks": {
        "description": "One row for each check.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/deviceCheck"
        },
        "minItems": 1,
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
      "device",
      "checkedAt",
      "result",
      "checks"
    ],
    "additionalProperties": false
  }
};
