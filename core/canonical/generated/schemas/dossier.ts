// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const dossierSchemas: Readonly<Record<string, JsonObject>> = {
  "dossier.requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dossier.requested.schema.json",
    "title": "DossierRequested",
    "description": "A CRM asks for a case, or asks that one be opened.",
    "type": "object",
    "properties": {
      "requestNumber": {
        "description": "The CRM's number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "action": {
        "description": "What is wanted.",
        "type": "string",
        "enum": [
          "show",
          "open",
          "attach"
        ]
      },
      "dossierNumber": {
        "description": "Its number in the CRM.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "kind": {
        "$ref": "common.schema.json#/$defs/caseKind"
      },
      "subject": {
        "description": "What about.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "devices": {
        "$ref": "common.schema.json#/$defs/devices"
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "contacts": {
        "description": "Exchanges that belong to it.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reference"
        },
        "maxItems": 999
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
      "action"
    ],
    "additionalProperties": false
  },
  "dossier.updated": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/dossier.updated.schema.json",
    "title": "DossierUpdated",
    "description": "A case as a whole, for or from a CRM. The CRM is a view: it never owns the state.",
    "type": "object",
    "properties": {
      "dossierNumber": {
        "description": "Its number in the CRM, or the case's.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "updatedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "kind": {
        "$ref": "common.schema.json#/$defs/caseKind"
      },
      "title": {
        "description": "In one line.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "description": {
        "description": "In words.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "classification": {
        "description": "The CRM's class, from which its process follows.",
        "$ref": "common.schema.json#/$defs/reference"
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
      "channel": {
        "description": "Where it came from.",
        "$ref": "common.schema.json#/$defs/word"
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
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "agents": {
        "description": "Who handles it.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/partyInRole"
        },
        "maxItems": 50
      },
      "devices": {
        "$ref": "common.schema.json#/$defs/devices"
      },
      "items": {
        "$ref": "common.schema.json#/$defs/items"
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "contacts": {
        "description": "Exchanges that belong to it.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reference"
        },
        "maxItems": 999
      },
      "links": {
        "description": "Other dossiers.",
        "type": "array",
        "items": {
          "title": "DossierLink",
          "description": "Another dossier.",
          "type": "object",
          "properties": {
            "dossierNumber": {
              "description": "Its number.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "relation": {
              "description": "What it is to this one.",
              "$ref": "common.schema.json#/$defs/word"
            }
          },
          "required": [
            "dossierNumber",
            "relation"
          ],
          "additionalProperties": false
        },
        "maxItems": 50
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
      },
      "history": {
        "description": "Where it stood before.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/status"
        },
        "maxItems": 200
      },
      "requestedResolutionAt": {
        "description": "Wanted by then.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "resolvedAt": {
        "description": "When it was solved.",
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
      "dossierNumber",
      "updatedAt"
    ],
    "additionalProperties": false
  }
};
