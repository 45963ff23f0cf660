// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const ecoSchemas: Readonly<Record<string, JsonObject>> = {
  "eco.catalogue-published": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.catalogue-published.schema.json",
    "title": "EcoCataloguePublished",
    "description": "What an eco-organism supports, for which brands, with which amounts.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "publishedAt": {
        "description": "When it was fetched.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "validFrom": {
        "description": "From.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "products": {
        "description": "Kinds of products.",
        "type": "array",
        "items": {
          "title": "CatalogueProduct",
          "description": "A kind of product.",
          "type": "object",
          "properties": {
            "productId": {
              "description": "Its number.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "name": {
              "description": "Its name.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "category": {
              "$ref": "common.schema.json#/$defs/category"
            },
            "eligibleFrom": {
              "description": "First day.",
              "$ref": "common.schema.json#/$defs/date"
            },
            "eligibleTo": {
              "description": "Last day; absent: open.",
              "$ref": "common.schema.json#/$defs/date"
            },
            "amounts": {
              "description": "What is paid.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/dated"
              },
              "maxItems": 100
            },
            "thresholds": {
              "description": "What the invoice must reach.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/dated"
              },
              "maxItems": 100
            },
            "repairCodes": {
              "description": "Repairs that are supported.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/codeLabel"
              },
              "maxItems": 500
            },
            "symptoms": {
              "description": "Symptoms that are known.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/codeLabel"
              },
              "maxItems": 500
            },
            "businessSheet": {
              "description": "The trade that is needed.",
              "$ref": "common.schema.json#/$defs/word"
            },
            "identification": {
              "description": "How the device must be identified.",
              "type": "string",
              "enum": [
                "serial_number",
                "imei",
                "nameplate",
                "none"
              ]
            },
            "brandIds": {
              "description": "Brands; absent: all of the organism.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/reference"
              },
              "maxItems": 9999
            }
          },
          "required": [
            "productId",
            "name"
          ],
          "additionalProperties": false
        },
        "maxItems": 9999
      },
      "brands": {
        "description": "Brands.",
        "type": "array",
        "items": {
          "title": "CatalogueBrand",
          "description": "A brand.",
          "type": "object",
          "properties": {
            "brandId": {
              "description": "Its number.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "name": {
              "description": "Its name.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "own": {
              "description": "It belongs to this organism.",
              "type": "boolean"
            }
          },
          "required": [
            "brandId",
            "name"
          ],
          "additionalProperties": false
        },
        "maxItems": 9999
      },
      "sites": {
        "description": "Places of repair.",
        "type": "array",
        "items": {
          "title": "CatalogueSite",
          "description": "A place of repair.",
          "type": "object",
          "properties": {
            "siteId": {
              "description": "Its number.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "name": {
              "description": "Its name.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "commercialName": {
              "description": "The name over the door.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "siret": {
              "$ref": "common.schema.json#/$defs/siret"
            },
            "address": {
              "$ref": "common.schema.json#/$defs/publicAddress"
            },
            "businessSheets": {
              "description": "Trades that it is registered for.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/codeLabel"
              },
              "maxItems": 50
            }
          },
          "required": [
            "siteId"
          ],
          "additionalProperties": false
        },
        "maxItems": 9999
      },
      "documents": {
        "description": "Documents that a claim needs.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "maxItems": 50
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
      "organism",
      "publishedAt"
    ],
    "additionalProperties": false
  },
  "eco.claim-cancelled": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-cancelled.schema.json",
    "title": "EcoClaimCancelled",
    "description": "The claim was taken back.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
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
      "organism",
      "ecoClaimId",
      "cancelledAt"
    ],
    "additionalProperties": false
  },
  "eco.claim-created": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-created.schema.json",
    "title": "EcoClaimCreated",
    "description": "The organism has kept the claim; documents may be missing.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "claimRequestNumber": {
        "description": "Our number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "ecoRequestId": {
        "description": "The organism's number of the support request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "createdAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "complete": {
        "description": "Nothing is missing.",
        "type": "boolean"
      },
      "requirements": {
        "description": "Documents that the claim needs.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "maxItems": 50
      },
      "faults": {
        "description": "Fields that are wrong, and what is wrong with them.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/fieldFault"
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
      "organism",
      "ecoClaimId",
      "createdAt",
      "complete"
    ],
    "additionalProperties": false
  },
  "eco.claim-decided": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-decided.schema.json",
    "title": "EcoClaimDecided",
    "description": "The organism has decided.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "decidedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "decision": {
        "description": "How.",
        "type": "string",
        "enum": [
          "accepted",
          "partially_accepted",
          "refused"
        ]
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "reasons": {
        "description": "All reasons, where there are several.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/reason"
        },
        "maxItems": 20
      },
      "amount": {
        "description": "What will be paid.",
        "$ref": "common.schema.json#/$defs/money"
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
      "organism",
      "ecoClaimId",
      "decidedAt",
      "decision"
    ],
    "additionalProperties": false
  },
  "eco.claim-paid": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-paid.schema.json",
    "title": "EcoClaimPaid",
    "description": "The organism has paid.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "payment": {
        "$ref": "common.schema.json#/$defs/payment"
      },
      "paidAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "statementNumber": {
        "description": "The organism's statement.",
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
      "organism",
      "ecoClaimId",
      "payment",
      "paidAt"
    ],
    "additionalProperties": false
  },
  "eco.claim-progressed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-progressed.schema.json",
    "title": "EcoClaimProgressed",
    "description": "The claim stands elsewhere.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "progressedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "state": {
        "$ref": "common.schema.json#/$defs/ecoClaimStatus"
      },
      "reason": {
        "$ref": "common.schema.json#/$defs/reason"
      },
      "requirements": {
        "description": "Documents that the claim needs.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
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
      "organism",
      "ecoClaimId",
      "progressedAt",
      "state"
    ],
    "additionalProperties": false
  },
  "eco.claim-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-requested.schema.json",
    "title": "EcoClaimRequested",
    "description": "An eco-organism is asked to pay for a repair that was done.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "claimRequestNumber": {
        "description": "Our number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "ecoRequestId": {
        "description": "The organism's number of the support request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "repairEndedOn": {
        "description": "The day of repair.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "consumerInvoiceNumber": {
        "description": "The invoice to the consumer.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "purchaseOrderNumber": {
        "description": "The consumer's order.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "product": {
        "$ref": "common.schema.json#/$defs/ecoProduct"
      },
      "site": {
        "$ref": "common.schema.json#/$defs/ecoSite"
      },
      "consumer": {
        "description": "Whose device it is.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "cost": {
        "$ref": "common.schema.json#/$defs/ecoCost"
      },
      "parts": {
        "$ref": "common.schema.json#/$defs/ecoParts"
      },
      "work": {
        "$ref": "common.schema.json#/$defs/repairWork"
      },
      "previousClaimId": {
        "description": "A claim for the same device within three months.",
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
      "organism",
      "claimRequestNumber",
      "requestedAt",
      "repairEndedOn",
      "consumerInvoiceNumber",
      "product",
      "site",
      "consumer",
      "cost"
    ],
    "additionalProperties": false
  },
  "eco.claim-submitted": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.claim-submitted.schema.json",
    "title": "EcoClaimSubmitted",
    "description": "The claim is complete and goes to examination.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "submittedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "repairEndedOn": {
        "description": "The day of repair.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "attached": {
        "description": "Documents that are there.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentType"
        },
        "maxItems": 50
      },
      "serviceOrderNumber": {
        "description": "The organism's number in its accounts.",
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
      "organism",
      "ecoClaimId",
      "submittedAt"
    ],
    "additionalProperties": false
  },
  "eco.document-attached": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.document-attached.schema.json",
    "title": "EcoDocumentAttached",
    "description": "A document was added to a claim, or is to be.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "document": {
        "$ref": "common.schema.json#/$defs/document"
      },
      "attachedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "state": {
        "description": "How far it is.",
        "type": "string",
        "enum": [
          "to_send",
          "upload_address",
          "sent",
          "accepted",
          "refused"
        ]
      },
      "uploadAddress": {
        "description": "Where the content goes.",
        "$ref": "common.schema.json#/$defs/url"
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
      "organism",
      "ecoClaimId",
      "document",
      "attachedAt"
    ],
    "additionalProperties": false
  },
  "eco.document-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.document-requested.schema.json",
    "title": "EcoDocumentRequested",
    "description": "A document is wanted for a claim.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "ecoClaimId": {
        "description": "The organism's number of the claim.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requirements": {
        "description": "Documents that the claim needs.",
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/documentRequirement"
        },
        "minItems": 1,
        "maxItems": 50
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "answerBy": {
        "description": "By then.",
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
      "organism",
      "ecoClaimId",
      "requirements",
      "requestedAt"
    ],
    "additionalProperties": false
  },
  "eco.support-calculated": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.support-calculated.schema.json",
    "title": "EcoSupportCalculated",
    "description": "What the organism would pay, or has promised.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "requestNumber": {
        "description": "Our number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "ecoRequestId": {
        "description": "The organism's number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "calculatedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "state": {
        "description": "How firm it is.",
        "type": "string",
        "enum": [
          "estimated",
          "waiting",
          "granted"
        ]
      },
      "support": {
        "$ref": "common.schema.json#/$defs/supportAmount"
      },
      "product": {
        "$ref": "common.schema.json#/$defs/ecoProduct"
      },
      "validUntil": {
        "description": "The promise ends.",
        "$ref": "common.schema.json#/$defs/date"
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
      "organism",
      "calculatedAt",
      "state",
      "support"
    ],
    "additionalProperties": false
  },
  "eco.support-refused": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.support-refused.schema.json",
    "title": "EcoSupportRefused",
    "description": "The organism will not support the repair.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "requestNumber": {
        "description": "Our number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "ecoRequestId": {
        "description": "The organism's number.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "refusedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
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
      "otherOrganism": {
        "description": "The brand belongs to this one.",
        "$ref": "common.schema.json#/$defs/partnerName"
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
      "organism",
      "refusedAt",
      "reason"
    ],
    "additionalProperties": false
  },
  "eco.support-requested": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/eco.support-requested.schema.json",
    "title": "EcoSupportRequested",
    "description": "An eco-organism is asked for support before the repair, or only what it would pay.",
    "type": "object",
    "properties": {
      "organism": {
        "description": "The eco-organism's pack.",
        "$ref": "common.schema.json#/$defs/partnerName"
      },
      "requestNumber": {
        "description": "Our number of the request.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "requestedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "calculateOnly": {
        "description": "Nothing is reserved.",
        "type": "boolean"
      },
      "product": {
        "$ref": "common.schema.json#/$defs/ecoProduct"
      },
      "site": {
        "$ref": "common.schema.json#/$defs/ecoSite"
      },
      "consumer": {
        "description": "Whose device it is.",
        "$ref": "common.schema.json#/$defs/party"
      },
      "quoteNumber": {
        "description": "The number of the quote.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "cost": {
        "$ref": "common.schema.json#/$defs/ecoCost"
      },
      "repairOn": {
        "description": "The day of repair: amounts are those of that day.",
        "$ref": "common.schema.json#/$defs/date"
      },
      "parts": {
        "$ref": "common.schema.json#/$defs/ecoParts"
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
      "organism",
      "requestNumber",
      "requestedAt",
      "product",
      "cost"
    ],
    "additionalProperties": false
  }
};
