// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../kernel/json.ts';

/** What several schemas refer to. */
export const commonSchema: JsonObject = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://relais.example/schemas/canonical/v1/common.schema.json",
  "title": "Common definitions of the canonical model, version 1",
  "description": "What several canonical bodies share. Objects are closed so that a misspelt field is refused instead of lost; a version grows by optional fields and by new values of open lists only. What a partner says beyond the model goes to externalStates and externalRefs.",
  "$defs": {
    "text": {
      "description": "Text that is not empty.",
      "type": "string",
      "minLength": 1,
      "maxLength": 2000
    },
    "reference": {
      "description": "A number or name by which the parties call a thing. Compared as it is: leading zeros and case count.",
      "type": "string",
      "minLength": 1,
      "maxLength": 100
    },
    "partnerName": {
      "description": "A partner pack's name.",
      "type": "string",
      "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
      "maxLength": 60
    },
    "date": {
      "description": "Calendar date (RFC 3339 full-date): stays a date, has no zone.",
      "type": "string",
      "format": "date"
    },
    "instant": {
      "description": "Instant with its offset (RFC 3339 date-time).",
      "type": "string",
      "format": "date-time"
    },
    "country": {
      "description": "ISO 3166-1 alpha-2.",
      "type": "string",
      "pattern": "^[A-Z]{2}$"
    },
    "returnNumber": {
      "description": "The number of the return in the words of whoever announced it (EDIFACT BGM 1004 of RETANN).",
      "$ref": "#/$defs/reference"
    },
    "direction": {
      "description": "Where the goods go.",
      "type": "string",
      "enum": [
        "outbound",
        "return",
        "exchange",
        "to_repairer",
        "to_buyer"
      ]
    },
    "labelFormat": {
      "description": "Format of a carrier's label.",
      "type": "string",
      "enum": [
        "PDF",
        "ZPL",
        "PNG"
      ]
    },
    "gtin": {
      "title": "Gtin",
      "description": "Global Trade Item Number (GS1): 8, 12, 13 or 14 digits with check digit.",
      "type": "object",
      "x-identifier": "gtin",
      "properties": {
        "value": {
          "description": "Digits only; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "valid": {
          "description": "Length and check digit are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "gln": {
      "title": "Gln",
      "description": "Global Location Number (GS1): 13 digits with check digit.",
      "type": "object",
      "x-identifier": "gln",
      "properties": {
        "value": {
          "description": "Digits only; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "valid": {
          "description": "Length and check digit are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "imei": {
      "title": "Imei",
      "description": "Equipment identity of a device (3GPP TS 23.003): IMEI, 15 digits with Luhn digit, or IMEISV, 16 digits without.",
      "type": "object",
      "x-identifier": "imei",
      "properties": {
        "value": {
          "description": "Digits only; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "valid": {
          "description": "Length and check digit are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "sscc": {
      "title": "Sscc",
      "description": "Serial Shipping Container Code (GS1): 18 digits with check digit.",
      "type": "object",
      "x-identifier": "sscc",
      "properties": {
        "value": {
          "description": "Digits only; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "valid": {
          "description": "Length and check digit are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "siret": {
      "title": "Siret",
      "description": "French establishment number: 14 digits, Luhn; establishments of La Poste: digit sum divisible by 5.",
      "type": "object",
      "x-identifier": "siret",
      "properties": {
        "value": {
          "description": "Digits only; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
        },
        "valid": {
          "description": "Length and check digit are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "iban": {
      "title": "Iban",
      "description": "International bank account number (ISO 13616), remainder modulo 97.",
      "type": "object",
      "x-identifier": "iban",
      "properties": {
        "value": {
          "description": "Without blanks, in capitals; compare by this.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "raw": {
          "description": "As the partner wrote it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "valid": {
          "description": "Length and check digits are right.",
          "type": "boolean"
        }
      },
      "required": [
        "value",
        "raw",
        "valid"
      ],
      "additionalProperties": false
    },
    "money": {
      "title": "Money",
      "description": "An amount in minor units of its currency: 12,50 EUR is 1250. Never signed: the field that holds it says the direction.",
      "type": "object",
      "properties": {
        "amount": {
          "description": "Minor units (ISO 4217 exponent).",
          "type": "integer",
          "minimum": 0,
          "maximum": 9007199254740991
        },
        "currency": {
          "description": "ISO 4217 alphabetic code.",
          "type": "string",
          "pattern": "^[A-Z]{3}$"
        }
      },
      "required": [
        "amount",
        "currency"
      ],
      "additionalProperties": false
    },
    "quantity": {
      "title": "Quantity",
      "description": "How many.",
      "type": "object",
      "properties": {
        "value": {
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000000
        },
        "uom": {
          "description": "Unit of measure, UN/ECE Recommendation 20 code. Absent: pieces.",
          "type": "string",
          "pattern": "^[A-Z0-9]{1,3}$"
        }
      },
      "required": [
        "value"
      ],
      "additionalProperties": false
    },
    "address": {
      "title": "Address",
      "description": "A postal address: lines as written on the parcel, locality apart.",
      "type": "object",
      "properties": {
        "lines": {
          "description": "Street, building, floor; at most four lines.",
          "type": "array",
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 100
          },
          "minItems": 1,
          "maxItems": 4,
          "x-personal": true
        },
        "postalCode": {
          "description": "Absent in countries without postal codes.",
          "type": "string",
          "minLength": 1,
          "maxLength": 17,
          "x-personal": true
        },
        "city": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "region": {
          "description": "State or province (ISO 3166-2 part after the hyphen).",
          "type": "string",
          "minLength": 1,
          "maxLength": 9
        },
        "country": {
          "$ref": "#/$defs/country"
        }
      },
      "required": [
        "lines",
        "city",
        "country"
      ],
      "additionalProperties": false
    },
    "partyIdentifier": {
      "title": "PartyIdentifier",
      "description": "A number under which some system knows the party.",
      "type": "object",
      "properties": {
        "type": {
          "description": "What kind of number: customer, supplier, store, account, …",
          "type": "string",
          "pattern": "^[a-z][a-z0-9-]*$",
          "maxLength": 40
        },
        "value": {
          "$ref": "#/$defs/reference"
        },
        "issuer": {
          "description": "Whose numbering it is.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "type",
        "value"
      ],
      "additionalProperties": false
    },
    "party": {
      "title": "Party",
      "description": "A person or an organisation; the field that holds it says the role.",
      "type": "object",
      "properties": {
        "name": {
          "description": "Full name, of a person or a company.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "x-personal": true
        },
        "names": {
          "title": "PersonNames",
          "description": "A person's names apart, where a partner needs them so.",
          "type": "object",
          "properties": {
            "title": {
              "description": "Form of address.",
              "type": "string",
              "minLength": 1,
              "maxLength": 20,
              "x-personal": true
            },
            "given": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "x-personal": true
            },
            "family": {
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "x-personal": true
            }
          },
          "additionalProperties": false
        },
        "company": {
          "description": "The organisation, where name is a person in it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "gln": {
          "$ref": "#/$defs/gln"
        },
        "siret": {
          "$ref": "#/$defs/siret"
        },
        "vatId": {
          "description": "VAT identification number with its country prefix.",
          "type": "string",
          "pattern": "^[A-Z]{2}[0-9A-Z+*.]{2,13}$"
        },
        "iban": {
          "$ref": "#/$defs/iban"
        },
        "address": {
          "$ref": "#/$defs/address"
        },
        "email": {
          "type": "string",
          "format": "email",
          "maxLength": 254,
          "x-personal": true
        },
        "phone": {
          "description": "E.164 where the partner gave it so, else as given.",
          "type": "string",
          "minLength": 1,
          "maxLength": 40,
          "x-personal": true
        },
        "identifiers": {
          "type": "array",
          "items": {
            "$ref": "#/$defs/partyIdentifier"
          },
          "maxItems": 20
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "canonicalReason": {
      "title": "CanonicalReason",
      "description": "Why goods come back or are contested: the closed list. The partner's own code stays beside it.",
      "type": "string",
      "enum": [
        "damaged_on_arrival",
        "damaged_in_transport",
        "defective",
        "not_as_described",
        "wrong_item",
        "missing_or_short",
        "withdrawal",
        "change_of_mind",
        "recall",
        "expired_goods",
        "price_dispute",
        "duplicate",
        "tax_error",
        "missing_document",
        "late_delivery",
        "chargeback",
        "offset",
        "device_locked",
        "device_blacklisted",
        "other"
      ]
    },
    "reason": {
      "title": "Reason",
      "description": "A reason, in the hub's words and in the partner's. Towards another partner the partner code of the case wins over the canonical value.",
      "type": "object",
      "properties": {
        "canonical": {
          "$ref": "#/$defs/canonicalReason"
        },
        "partnerCode": {
          "description": "The raw code; unknown codes are data.",
          "$ref": "#/$defs/reference"
        },
        "partnerList": {
          "description": "The list that the code is from, such as 7007 of a directory.",
          "$ref": "#/$defs/reference"
        },
        "partnerLabel": {
          "description": "The partner's wording of the code, in its language.",
          "$ref": "#/$defs/text"
        },
        "text": {
          "description": "Free words of a person.",
          "type": "string",
          "minLength": 1,
          "maxLength": 2000,
          "x-personal": true
        }
      },
      "required": [
        "canonical"
      ],
      "additionalProperties": false
    },
    "item": {
      "title": "Item",
      "description": "A line of goods; one device where serial numbers matter.",
      "type": "object",
      "properties": {
        "lineNumber": {
          "description": "Position in the document that announced it.",
          "type": "integer",
          "minimum": 1
        },
        "gtin": {
          "$ref": "#/$defs/gtin"
        },
        "sku": {
          "description": "The retailer's article number.",
          "$ref": "#/$defs/reference"
        },
        "supplierSku": {
          "description": "The supplier's article number.",
          "$ref": "#/$defs/reference"
        },
        "productName": {
          "$ref": "#/$defs/text"
        },
        "brand": {
          "$ref": "#/$defs/text"
        },
        "model": {
          "$ref": "#/$defs/text"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "reason": {
          "$ref": "#/$defs/reason"
        },
        "serialNumber": {
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "imei": {
          "description": "As announced; what is found on receipt is another fact.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/imei"
          },
          "minItems": 1,
          "maxItems": 10
        },
        "unitPrice": {
          "$ref": "#/$defs/money"
        },
        "purchaseDate": {
          "$ref": "#/$defs/date"
        }
      },
      "required": [
        "lineNumber",
        "quantity"
      ],
      "additionalProperties": false
    },
    "orderRef": {
      "title": "OrderRef",
      "description": "The sale that the case goes back to.",
      "type": "object",
      "properties": {
        "orderNumber": {
          "$ref": "#/$defs/reference"
        },
        "deliveryNoteNumber": {
          "$ref": "#/$defs/reference"
        },
        "invoiceNumber": {
          "$ref": "#/$defs/reference"
        },
        "deliveredOn": {
          "$ref": "#/$defs/date"
        },
        "purchasedOn": {
          "$ref": "#/$defs/date"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "label": {
      "title": "Label",
      "description": "A carrier's label, kept as a document.",
      "type": "object",
      "properties": {
        "documentId": {
          "description": "The kept document.",
          "type": "string",
          "format": "uuid"
        },
        "mediaType": {
          "type": "string",
          "pattern": "^[a-z]+/[a-z0-9.+-]+$"
        },
        "format": {
          "$ref": "#/$defs/labelFormat"
        },
        "filename": {
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "state": {
          "type": "string",
          "enum": [
            "alive",
            "used",
            "expired"
          ]
        },
        "validUntil": {
          "$ref": "#/$defs/instant"
        }
      },
      "required": [
        "documentId",
        "mediaType",
        "format",
        "filename",
        "state"
      ],
      "additionalProperties": false
    },
    "externalState": {
      "title": "ExternalState",
      "description": "A state in the words of a partner's system, kept whether or not it has a canonical twin.",
      "type": "object",
      "properties": {
        "system": {
          "$ref": "#/$defs/partnerName"
        },
        "code": {
          "$ref": "#/$defs/reference"
        },
        "label": {
          "$ref": "#/$defs/text"
        },
        "at": {
          "$ref": "#/$defs/instant"
        },
        "rawRef": {
          "description": "Where the raw document is: a message of the ledger.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "system",
        "code"
      ],
      "additionalProperties": false
    },
    "externalRef": {
      "title": "ExternalRef",
      "description": "A number of the case in a partner's system.",
      "type": "object",
      "properties": {
        "system": {
          "$ref": "#/$defs/partnerName"
        },
        "type": {
          "$ref": "#/$defs/reference"
        },
        "value": {
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "system",
        "type",
        "value"
      ],
      "additionalProperties": false
    },
    "externalStates": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/externalState"
      },
      "maxItems": 50
    },
    "externalRefs": {
      "type": "array",
      "items": {
        "$ref": "#/$defs/externalRef"
      },
      "maxItems": 50
    },
    "parcelNumbers": {
      "description": "The carrier's parcel numbers.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/reference"
      },
      "minItems": 1,
      "maxItems": 999,
      "uniqueItems": true
    }
  }
};

/** Canonical type → JSON Schema (2020-12) of its body. */
export const bodySchemas: Readonly<Record<string, JsonObject>> = {
  "return.announced": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.announced.schema.json",
    "title": "ReturnAnnounced",
    "description": "A party announces goods that it wants to give back (EDIFACT RETANN, X12 180 request, a return request of a shop).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "announcedOn": {
        "$ref": "common.schema.json#/$defs/date"
      },
      "requestedOutcome": {
        "description": "What whoever announces would like to get.",
        "type": "string",
        "enum": [
          "credit",
          "refund",
          "partial_refund",
          "replacement",
          "repair",
          "store_credit",
          "payout",
          "return_to_sender",
          "dispose",
          "none"
        ]
      },
      "orderRef": {
        "$ref": "common.schema.json#/$defs/orderRef"
      },
      "parties": {
        "title": "ReturnParties",
        "description": "Who has to do with the return.",
        "type": "object",
        "properties": {
          "buyer": {
            "description": "Who bought the goods and gives them back.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "supplier": {
            "description": "Who sold the goods and takes them back.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "consumer": {
            "description": "The private person behind the buyer.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "shipFrom": {
            "description": "Where the goods are.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "shipTo": {
            "description": "Where the goods should go.",
            "$ref": "common.schema.json#/$defs/party"
          }
        },
        "required": [
          "buyer",
          "supplier"
        ],
        "additionalProperties": false
      },
      "items": {
        "description": "The goods, one line each; every line says why.",
        "type": "array",
        "items": {
          "title": "AnnouncedItem",
          "$ref": "common.schema.json#/$defs/item",
          "required": [
            "lineNumber",
            "quantity",
            "reason"
          ]
        },
        "minItems": 1,
        "maxItems": 9999
      },
      "note": {
        "description": "Free words to the other side.",
        "type": "string",
        "minLength": 1,
        "maxLength": 4000,
        "x-personal": true
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "returnNumber",
      "announcedOn",
      "parties",
      "items"
    ],
    "additionalProperties": false
  },
  "return.instructed": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/return.instructed.schema.json",
    "title": "ReturnInstructed",
    "description": "The answer to an announced return: may the goods come back, and what is to be done with them (EDIFACT RETINS, X12 180 authorisation).",
    "type": "object",
    "properties": {
      "returnNumber": {
        "$ref": "common.schema.json#/$defs/returnNumber"
      },
      "instructionNumber": {
        "description": "The number of this instruction.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "instructedOn": {
        "$ref": "common.schema.json#/$defs/date"
      },
      "decision": {
        "type": "string",
        "enum": [
          "authorised",
          "partially_authorised",
          "denied"
        ]
      },
      "disposition": {
        "description": "What is to be done with the goods: send them back, destroy them under control, dispose of them freely, or keep them.",
        "type": "string",
        "enum": [
          "return",
          "destroy",
          "dispose",
          "keep"
        ]
      },
      "reason": {
        "description": "Why it was decided so.",
        "$ref": "common.schema.json#/$defs/reason"
      },
      "parties": {
        "title": "InstructionParties",
        "description": "Who has to do with the return.",
        "type": "object",
        "properties": {
          "buyer": {
            "description": "Who gives the goods back.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "supplier": {
            "description": "Who takes the goods back and instructs.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "consumer": {
            "description": "The private person behind the buyer.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "shipFrom": {
            "description": "Where the goods are.",
            "$ref": "common.schema.json#/$defs/party"
          },
          "shipTo": {
            "description": "Where the goods shall go.",
            "$ref": "common.schema.json#/$defs/party"
          }
        },
        "required": [
          "buyer",
          "supplier"
        ],
        "additionalProperties": false
      },
      "items": {
        "type": "array",
        "items": {
          "title": "InstructedItem",
          "description": "A line of the announcement and what is to be done with it.",
          "type": "object",
          "properties": {
            "lineNumber": {
              "description": "The line of the announcement.",
              "type": "integer",
              "minimum": 1
            },
            "gtin": {
              "$ref": "common.schema.json#/$defs/gtin"
            },
            "sku": {
              "$ref": "common.schema.json#/$defs/reference"
            },
            "productName": {
              "$ref": "common.schema.json#/$defs/text"
            },
            "quantity": {
              "$ref": "common.schema.json#/$defs/quantity"
            },
            "decision": {
              "description": "Where the line differs from the whole.",
              "type": "string",
              "enum": [
                "authorised",
                "denied"
              ]
            },
            "disposition": {
              "description": "Where the line differs from the whole.",
              "type": "string",
              "enum": [
                "return",
                "destroy",
                "dispose",
                "keep"
              ]
            },
            "reason": {
              "$ref": "common.schema.json#/$defs/reason"
            }
          },
          "required": [
            "lineNumber",
            "quantity"
          ],
          "additionalProperties": false
        },
        "minItems": 1,
        "maxItems": 9999
      },
      "shipment": {
        "title": "InstructedShipment",
        "description": "How the goods travel, where the hub has booked it.",
        "type": "object",
        "properties": {
          "carrier": {
            "$ref": "common.schema.json#/$defs/partnerName"
          },
          "parcelNumbers": {
            "$ref": "common.schema.json#/$defs/parcelNumbers"
          },
          "labels": {
            "type": "array",
            "items": {
              "$ref": "common.schema.json#/$defs/label"
            },
            "maxItems": 999
          }
        },
        "required": [
          "carrier",
          "parcelNumbers"
        ],
        "additionalProperties": false
      },
      "note": {
        "description": "Free words to the other side.",
        "type": "string",
        "minLength": 1,
        "maxLength": 4000,
        "x-personal": true
      },
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "returnNumber",
      "instructionNumber",
      "instructedOn",
      "decision",
      "parties",
      "items"
    ],
    "additionalProperties": false,
    "if": {
      "properties": {
        "decision": {
          "enum": [
            "authorised",
            "partially_authorised"
          ]
        }
      }
    },
    "then": {
      "required": [
        "disposition"
      ]
    }
  },
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
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "returnNumber",
      "carrier",
      "reservationNumber",
      "parcelNumbers",
      "labelFormat"
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
        "type": "array",
        "items": {
          "$ref": "common.schema.json#/$defs/label"
        },
        "minItems": 1,
        "maxItems": 999
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
      "returnNumber",
      "carrier",
      "parcelNumbers",
      "labels"
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
      "externalStates": {
        "$ref": "common.schema.json#/$defs/externalStates"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "returnNumber",
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
        "type": "array",
        "items": {
          "title": "Parcel",
          "description": "One parcel.",
          "type": "object",
          "properties": {
            "reference": {
              "description": "Our number of the parcel, printed on the label.",
              "$ref": "common.schema.json#/$defs/reference"
            },
            "weightG": {
              "description": "Grams.",
              "type": "integer",
              "minimum": 1,
              "maximum": 100000000
            },
            "lengthMm": {
              "description": "Millimetres.",
              "type": "integer",
              "minimum": 1,
              "maximum": 100000
            },
            "widthMm": {
              "description": "Millimetres.",
              "type": "integer",
              "minimum": 1,
              "maximum": 100000
            },
            "heightMm": {
              "description": "Millimetres.",
              "type": "integer",
              "minimum": 1,
              "maximum": 100000
            },
            "content": {
              "description": "What is in it, for the label and for customs.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "sscc": {
              "$ref": "common.schema.json#/$defs/sscc"
            }
          },
          "required": [
            "reference",
            "weightG"
          ],
          "additionalProperties": false
        },
        "minItems": 1,
        "maxItems": 999
      },
      "labelFormat": {
        "$ref": "common.schema.json#/$defs/labelFormat"
      },
      "declaredValue": {
        "$ref": "common.schema.json#/$defs/money"
      },
      "externalRefs": {
        "$ref": "common.schema.json#/$defs/externalRefs"
      }
    },
    "required": [
      "direction",
      "returnNumber",
      "sender",
      "recipient",
      "parcels",
      "labelFormat"
    ],
    "additionalProperties": false
  }
};
