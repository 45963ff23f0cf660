// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const repairSchemas: Readonly<Record<string, JsonObject>> = {
  "repair.assessed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.assessed.schema.json",
    "title": "RepairAssessed",
    "description": "The repairer has found what is wrong.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "assessment": {
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "fault": {
        "$ref": "common.schema.json#/$defs/fault"
      },
      "parts": {
        "$ref": "common.schema.json#/$defs/spareParts"
      },
      "assessedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "repeatRepair": {
        "description": "The same fault within the guarantee on the repair.",
        "type": "boolean"
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
      "repairOrderNumber",
      "assessment",
      "assessedAt"
    ],
    "additionalProperties": false
  },
  "repair.completed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.completed.schema.json",
    "title": "RepairCompleted",
    "description": "The device is repaired.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "completedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "work": {
        "$ref": "common.schema.json#/$defs/repairWork"
      },
      "device": {
        "description": "As it is now.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "underWarranty": {
        "description": "Nobody pays.",
        "type": "boolean"
      },
      "total": {
        "description": "What it cost, with tax.",
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
      "repairOrderNumber",
      "completedAt",
      "work"
    ],
    "additionalProperties": false
  },
  "repair.irreparable": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.irreparable.schema.json",
    "title": "RepairIrreparable",
    "description": "The device cannot be repaired, or not at a sensible price.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "decidedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "cause": {
        "description": "Why.",
        "type": "string",
        "enum": [
          "technical",
          "economic",
          "parts_unavailable",
          "safety"
        ]
      },
      "assessment": {
        "$ref": "common.schema.json#/$defs/assessment"
      },
      "proposedOutcome": {
        "description": "What the repairer proposes.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "repairWouldCost": {
        "description": "With tax.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "residualValue": {
        "description": "What the device is still worth.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "certificate": {
        "description": "The attestation.",
        "$ref": "common.schema.json#/$defs/document"
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
      "repairOrderNumber",
      "decidedAt",
      "cause"
    ],
    "additionalProperties": false
  },
  "repair.ordered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.ordered.schema.json",
    "title": "RepairOrdered",
    "description": "A repairer is asked to repair.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "orderedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "kind": {
        "description": "Who pays, and why.",
        "type": "string",
        "enum": [
          "warranty",
          "insurance",
          "paid",
          "repeat",
          "recall",
          "goodwill"
        ]
      },
      "orderedBy": {
        "description": "Who orders.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "customer": {
        "description": "Whose device it is.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "repairer": {
        "description": "Who repairs.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "device": {
        "$ref": "common.schema.json#/$defs/device"
      },
      "fault": {
        "$ref": "common.schema.json#/$defs/fault"
      },
      "checks": {
        "description": "What registries said of the device before.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/deviceCheck"
        },
        "maxItems": 20
      },
      "serviceKind": {
        "description": "What is ordered.",
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
      "place": {
        "description": "Where.",
        "type": "string",
        "enum": [
          "workshop",
          "home",
          "remote",
          "store"
        ]
      },
      "dueOn": {
        "description": "To be done by then.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "eraseData": {
        "description": "Data may be deleted.",
        "type": "boolean"
      },
      "shipBackTo": {
        "description": "Where the device goes afterwards.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "policy": {
        "$ref": "common.schema.json#/$defs/policy"
      },
      "previousRepair": {
        "description": "The repair that it repeats.",
        "$ref": "common.schema.json#/$defs/documentReference"
      },
      "shipment": {
        "description": "The parcels that bring it.",
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
      "repairOrderNumber",
      "orderedAt",
      "device",
      "fault"
    ],
    "additionalProperties": false
  },
  "repair.progressed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.progressed.schema.json",
    "title": "RepairProgressed",
    "description": "The repair stands elsewhere.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "at": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "progress": {
        "$ref": "common.schema.json#/$defs/repairStatus"
      },
      "parts": {
        "$ref": "common.schema.json#/$defs/spareParts"
      },
      "expectedDone": {
        "description": "Done by then.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "appointment": {
        "description": "When the technician comes.",
        "$ref": "common.schema.json#/$defs/pickupSlot"
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
      "repairOrderNumber",
      "at",
      "progress"
    ],
    "additionalProperties": false
  },
  "repair.received": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.received.schema.json",
    "title": "RepairReceived",
    "description": "The repairer has the device.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
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
      "checkpoints": {
        "description": "Control points at check-in.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/answer"
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
      "repairOrderNumber",
      "receivedAt",
      "received"
    ],
    "additionalProperties": false
  },
  "repair.refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.refused.schema.json",
    "title": "RepairRefused",
    "description": "The repairer does not take the order.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "refusedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "retryable": {
        "description": "A corrected order may be sent again.",
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
      "repairOrderNumber",
      "refusedAt",
      "reason"
    ],
    "additionalProperties": false
  },
  "repair.sent-back": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/repair.sent-back.schema.json",
    "title": "RepairSentBack",
    "description": "The device is on its way back, repaired or not.",
    "type": "object",
    "properties": {
      "repairOrderNumber": {
        "description": "The number of the repair order, given by whoever orders.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "repairerNumber": {
        "description": "The repairer's own number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "sentAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "repaired": {
        "description": "It was repaired.",
        "type": "boolean"
      },
      "carrier": {
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "parcelNumbers": {
        "$ref": "common.schema.json#/$defs/parcelNumbers"
      },
      "to": {
        "description": "Where it goes.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "device": {
        "description": "What is sent.",
        "$ref": "common.schema.json#/$defs/device"
      },
      "accessories": {
        "description": "What goes with it.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/accessory"
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
      "repairOrderNumber",
      "sentAt",
      "repaired"
    ],
    "additionalProperties": false
  }
};
