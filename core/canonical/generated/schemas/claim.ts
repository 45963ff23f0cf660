// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const claimSchemas: Readonly<Record<string, JsonObject>> = {
  "claim.closed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.closed.schema.json",
    "title": "ClaimClosed",
    "description": "The claim is over.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "closedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "outcome": {
        "description": "What came of it.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "paidInAll": {
        "description": "All that the insurer paid.",
        "$ref": "common.schema.json#/$defs/money"
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
      "claimNumber",
      "closedAt"
    ],
    "additionalProperties": false
  },
  "claim.coverage-decided": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.coverage-decided.schema.json",
    "title": "ClaimCoverageDecided",
    "description": "The insurer says whether the loss is covered, and what the insured pays.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "decidedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "decision": {
        "description": "Is it covered.",
        "type": "string",
        "enum": [
          "covered",
          "partially_covered",
          "not_covered",
          "under_investigation"
        ]
      },
      "coverages": {
        "description": "Under which coverages.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/coverage"
        },
        "maxItems": 50
      },
      "deductible": {
        "$ref": "common.schema.json#/$defs/deductible"
      },
      "limit": {
        "description": "The insurer pays this at most.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "reserves": {
        "description": "What the insurer sets aside.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reserve"
        },
        "maxItems": 50
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "approval": {
        "$ref": "common.schema.json#/$defs/approval"
      },
      "agreedOutcome": {
        "description": "What the insured will get.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "service": {
        "title": "ServiceOrder",
        "description": "What the insurer orders of a repairer.",
        "type": "object",
        "properties": {
          "serviceRequestNumber": {
            "description": "The insurer's number.",
            "$ref": "common.schema.json#/$defs/reference"
          },
          "kind": {
            "description": "What is ordered.",
            "type": "string",
            "enum": [
              "quote_only",
              "quote_and_perform",
              "service_only",
              "replacement",
              "unmanaged"
            ]
          },
          "repairer": {
            "$ref": "common.schema.json#/$defs/partnerName"
          },
          "limit": {
            "description": "Up to this without asking.",
            "$ref": "common.schema.json#/$defs/money"
          },
          "dueOn": {
            "description": "By then.",
            "$ref": "common.schema.json#/$defs/date"
          }
        },
        "required": [
          "kind"
        ],
        "additionalProperties": false
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
      "claimNumber",
      "decidedAt",
      "decision"
    ],
    "additionalProperties": false
  },
  "claim.notified": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.notified.schema.json",
    "title": "ClaimNotified",
    "description": "First notice of a loss: somebody reports damage, theft or loss to an insurer.",
    "type": "object",
    "properties": {
      "notificationNumber": {
        "description": "The number of the notice, given by whoever reports.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "claimNumber": {
        "description": "The insurer's number, where there is a draft.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "policy": {
        "$ref": "common.schema.json#/$defs/policy"
      },
      "loss": {
        "$ref": "common.schema.json#/$defs/loss"
      },
      "notifiedAt": {
        "description": "When it was reported.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reporter": {
        "description": "Who reports.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "insured": {
        "description": "Who is insured.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "devices": {
        "description": "What was lost or damaged.",
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
      "requestedOutcome": {
        "description": "What the insured would like.",
        "$ref": "common.schema.json#/$defs/outcome"
      },
      "amountAsked": {
        "description": "The loss in money.",
        "$ref": "common.schema.json#/$defs/money"
      },
      "orderRef": {
        "$ref": "common.schema.json#/$defs/orderRef"
      },
      "consent": {
        "description": "The insured agrees that the data go to the insurer.",
        "type": "boolean"
      },
      "draft": {
        "description": "More will follow before it is submitted.",
        "type": "boolean"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "notificationNumber",
      "policy",
      "loss",
      "notifiedAt",
      "devices"
    ],
    "additionalProperties": false
  },
  "claim.paid": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.paid.schema.json",
    "title": "ClaimPaid",
    "description": "The insurer has paid.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "payments": {
        "description": "Money that went.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/payment"
        },
        "minItems": 1,
        "maxItems": 50
      },
      "coverage": {
        "description": "Under which coverage.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "deductible": {
        "$ref": "common.schema.json#/$defs/deductible"
      },
      "final": {
        "description": "Nothing more will be paid.",
        "type": "boolean"
      },
      "references": {
        "$ref": "common.schema.json#/$defs/documentReferences"
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
      "claimNumber",
      "payments"
    ],
    "additionalProperties": false
  },
  "claim.refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.refused.schema.json",
    "title": "ClaimRefused",
    "description": "The insurer does not take the claim, or will not pay.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "notificationNumber": {
        "description": "The number of the notice.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "refusedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "stage": {
        "description": "What was refused.",
        "type": "string",
        "enum": [
          "notice",
          "coverage",
          "quote",
          "invoice",
          "payment"
        ]
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
        "description": "A corrected notice may be sent again.",
        "type": "boolean"
      },
      "appealUntil": {
        "description": "Until then the decision may be contested.",
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
      "refusedAt",
      "reason"
    ],
    "additionalProperties": false
  },
  "claim.registered": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.registered.schema.json",
    "title": "ClaimRegistered",
    "description": "The insurer has taken the notice and given its number.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "notificationNumber": {
        "description": "The number of the notice.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "registeredAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "policy": {
        "$ref": "common.schema.json#/$defs/policy"
      },
      "adjuster": {
        "description": "Who handles it.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "requirements": {
        "description": "Documents that the insurer wants.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "maxItems": 50
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "claimNumber",
      "registeredAt"
    ],
    "additionalProperties": false
  },
  "claim.updated": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/claim.updated.schema.json",
    "title": "ClaimUpdated",
    "description": "Something about a claim is known better, or it stands elsewhere.",
    "type": "object",
    "properties": {
      "claimNumber": {
        "description": "The insurer's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "updatedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "policy": {
        "$ref": "common.schema.json#/$defs/policy"
      },
      "loss": {
        "$ref": "common.schema.json#/$defs/loss"
      },
      "parties": {
        "$ref": "common.schema.json#/$defs/partiesInRoles"
      },
      "devices": {
        "$ref": "common.schema.json#/$defs/devices"
      },
      "fault": {
        "$ref": "common.schema.json#/$defs/fault"
      },
      "reserves": {
        "description": "What the insurer sets aside.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reserve"
        },
        "maxItems": 50
      },
      "missing": {
        "description": "Documents that the insurer wants.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "maxItems": 50
      },
      "adjuster": {
        "description": "Who handles it.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "checksum": {
        "description": "The version at the insurer that it was made from.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "deadlines": {
        "$ref": "common.schema.json#/$defs/deadlines"
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
      "claimNumber",
      "updatedAt"
    ],
    "additionalProperties": false
  }
};
