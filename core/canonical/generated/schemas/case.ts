// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const caseSchemas: Readonly<Record<string, JsonObject>> = {
  "case.late": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/case.late.schema.json",
    "title": "CaseLate",
    "description": "Something that was expected has not come. Emitted by the hub itself, once for each expectation.",
    "type": "object",
    "properties": {
      "caseId": {
        "description": "The case.",
        "type": "string",
        "format": "uuid"
      },
      "expectation": {
        "description": "Its name.",
        "$ref": "common.schema.json#/$defs/word"
      },
      "kind": {
        "$ref": "common.schema.json#/$defs/caseKind"
      },
      "openedBy": {
        "title": "OpenedBy",
        "description": "The message that began the waiting.",
        "type": "object",
        "properties": {
          "messageId": {
            "description": "The canonical message.",
            "type": "string",
            "format": "uuid"
          },
          "type": {
            "description": "Its canonical type.",
            "$ref": "common.schema.json#/$defs/reference"
          },
          "at": {
            "description": "When.",
            "$ref": "common.schema.json#/$defs/instant"
          }
        },
        "required": [
          "messageId",
          "type",
          "at"
        ],
        "additionalProperties": false
      },
      "waitingFor": {
        "description": "Canonical types; any of them would have done.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reference"
        },
        "minItems": 1,
        "maxItems": 50
      },
      "dueAt": {
        "description": "At the latest.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "lateSince": {
        "description": "When the hub noticed.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "partner": {
        "description": "Who is late.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "say": {
        "description": "In words.",
        "$ref": "common.schema.json#/$defs/text"
      },
      "state": {
        "$ref": "common.schema.json#/$defs/caseState"
      },
      "decision": {
        "$ref": "common.schema.json#/$defs/decisionState"
      },
      "logistics": {
        "$ref": "common.schema.json#/$defs/logisticsState"
      },
      "money": {
        "$ref": "common.schema.json#/$defs/moneyState"
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
      "caseId",
      "expectation",
      "kind",
      "waitingFor",
      "dueAt",
      "lateSince"
    ],
    "additionalProperties": false
  }
};
