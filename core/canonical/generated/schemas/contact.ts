// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const contactSchemas: Readonly<Record<string, JsonObject>> = {
  "contact.notification-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/contact.notification-requested.schema.json",
    "title": "ContactNotificationRequested",
    "description": "Somebody is to be told something: by e-mail, SMS or webhook.",
    "type": "object",
    "properties": {
      "notificationId": {
        "description": "Our number of the notification.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "channel": {
        "description": "How.",
        "type": "string",
        "enum": [
          "email",
          "sms",
          "webhook",
          "letter",
          "push"
        ]
      },
      "to": {
        "description": "Whom.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "template": {
        "description": "The words, by name.",
        "$ref": "common.schema.json#/$defs/word"
      },
      "language": {
        "$ref": "common.schema.json#/$defs/language"
      },
      "values": {
        "description": "Values for the words.",
        "type": "array",
        "items": {
          "title": "TemplateValue",
          "description": "A value for the words.",
          "type": "object",
          "properties": {
            "name": {
              "description": "The name in the template.",
              "$ref": "common.schema.json#/$defs/word"
            },
            "value": {
              "description": "The value.",
              "$ref": "common.schema.json#/$defs/words"
            }
          },
          "required": [
            "name",
            "value"
          ],
          "additionalProperties": false
        },
        "maxItems": 100
      },
      "subject": {
        "description": "Subject, where there is no template.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "text": {
        "description": "Text, where there is no template.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "notBefore": {
        "description": "Not before.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "notAfter": {
        "description": "Useless after this.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "link": {
        "description": "A page for the recipient.",
        "$ref": "common.schema.json#/$defs/url"
      },
      "numbers": {
        "$ref": "common.schema.json#/$defs/caseNumbers"
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
      "notificationId",
      "channel",
      "to",
      "template"
    ],
    "additionalProperties": false
  },
  "contact.notified": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/contact.notified.schema.json",
    "title": "ContactNotified",
    "description": "What became of a notification.",
    "type": "object",
    "properties": {
      "notificationId": {
        "description": "Our number of the notification.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "channel": {
        "description": "How.",
        "type": "string",
        "enum": [
          "email",
          "sms",
          "webhook",
          "letter",
          "push"
        ]
      },
      "result": {
        "description": "What became of it.",
        "type": "string",
        "enum": [
          "sent",
          "delivered",
          "opened",
          "bounced",
          "refused",
          "failed"
        ]
      },
      "gatewayId": {
        "description": "The gateway's number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "template": {
        "description": "The words, by name.",
        "$ref": "common.schema.json#/$defs/word"
      },
      "price": {
        "description": "What it cost.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "to": {
        "description": "Whom.",
        "$ref": "common.schema.json#/$defs/party"
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
      "notificationId",
      "at",
      "channel",
      "result"
    ],
    "additionalProperties": false
  },
  "contact.recorded": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/contact.recorded.schema.json",
    "title": "ContactRecorded",
    "description": "One exchange with a customer or partner, as the CRM keeps it.",
    "type": "object",
    "properties": {
      "contactNumber": {
        "description": "Its number in the CRM.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "mode": {
        "description": "How.",
        "type": "string",
        "enum": [
          "telephone",
          "front_desk",
          "mail",
          "internet",
          "email",
          "chat",
          "sms"
        ]
      },
      "direction": {
        "description": "Who began.",
        "type": "string",
        "enum": [
          "in",
          "out"
        ]
      },
      "type": {
        "description": "The CRM's kind of exchange.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "subject": {
        "description": "What about.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "text": {
        "description": "What was said.",
        "$ref": "common.schema.json#/$defs/words"
      },
      "language": {
        "$ref": "common.schema.json#/$defs/language"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "agents": {
        "description": "Who took part on our side.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/personName"
        },
        "maxItems": 20
      },
      "agentIds": {
        "description": "Their numbers in the CRM.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/partyIdentifier"
        },
        "maxItems": 20
      },
      "devices": {
        "$ref": "common.schema.json#/$defs/devices"
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
      },
      "dossiers": {
        "description": "Dossiers that it belongs to.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reference"
        },
        "maxItems": 50
      },
      "actionPlan": {
        "description": "What the CRM does next.",
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
      "contactNumber",
      "at",
      "mode",
      "direction",
      "parties"
    ],
    "additionalProperties": false
  }
};
