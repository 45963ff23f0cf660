// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

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
      "description": "Format of a carrier's label; QR: a code that is shown on a telephone.",
      "type": "string",
      "enum": [
        "PDF",
        "ZPL",
        "PNG",
        "QR"
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
          "description": "Whole number.",
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
          "description": "Town.",
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
        },
        "streetNumber": {
          "description": "House number, where a partner has it apart.",
          "type": "string",
          "minLength": 1,
          "maxLength": 20,
          "x-personal": true
        },
        "street": {
          "description": "Street without the number, where a partner has it apart.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100,
          "x-personal": true
        },
        "instructions": {
          "description": "How to find the door.",
          "type": "string",
          "minLength": 1,
          "maxLength": 500,
          "x-personal": true
        },
        "position": {
          "$ref": "#/$defs/geo"
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
          "description": "The number.",
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
              "description": "Given name.",
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "x-personal": true
            },
            "family": {
              "description": "Family name.",
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
          "description": "E-mail address.",
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
          "description": "Numbers under which systems know the party.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/partyIdentifier"
          },
          "maxItems": 20
        },
        "kind": {
          "description": "A private person, or not.",
          "type": "string",
          "enum": [
            "person",
            "organisation"
          ]
        },
        "mobile": {
          "description": "Number that takes short messages.",
          "$ref": "#/$defs/phone"
        },
        "language": {
          "$ref": "#/$defs/language"
        },
        "contact": {
          "description": "Whom to ask for, in an organisation.",
          "$ref": "#/$defs/personName"
        },
        "siren": {
          "$ref": "#/$defs/siren"
        },
        "bic": {
          "$ref": "#/$defs/bic"
        },
        "electronicAddress": {
          "title": "ElectronicAddress",
          "description": "Where electronic documents go.",
          "type": "object",
          "properties": {
            "scheme": {
              "description": "Code of the scheme, such as 0225.",
              "$ref": "#/$defs/reference"
            },
            "value": {
              "description": "The address.",
              "type": "string",
              "minLength": 1,
              "maxLength": 200,
              "x-personal": true
            }
          },
          "required": [
            "scheme",
            "value"
          ],
          "additionalProperties": false
        },
        "otherAddresses": {
          "description": "More addresses: of the invoice, of the delivery.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/address"
          },
          "maxItems": 10
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
          "description": "Name of the product.",
          "$ref": "#/$defs/text"
        },
        "brand": {
          "description": "Brand.",
          "$ref": "#/$defs/text"
        },
        "model": {
          "description": "Model.",
          "$ref": "#/$defs/text"
        },
        "quantity": {
          "description": "How many.",
          "$ref": "#/$defs/quantity"
        },
        "reason": {
          "description": "Why it comes back.",
          "$ref": "#/$defs/reason"
        },
        "serialNumber": {
          "description": "Serial number as on the nameplate: leads to the owner.",
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
          "description": "Price of one, with tax.",
          "$ref": "#/$defs/money"
        },
        "purchaseDate": {
          "description": "Day of purchase.",
          "$ref": "#/$defs/date"
        },
        "mpn": {
          "description": "The manufacturer's part number.",
          "$ref": "#/$defs/reference"
        },
        "commercialReference": {
          "description": "The reference under which the manufacturer sells it.",
          "$ref": "#/$defs/reference"
        },
        "category": {
          "$ref": "#/$defs/category"
        },
        "colour": {
          "description": "Colour.",
          "$ref": "#/$defs/text"
        },
        "storage": {
          "description": "Memory, such as 128 GB.",
          "$ref": "#/$defs/text"
        },
        "brandIds": {
          "description": "The brand in partners' numbering.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/productId"
          },
          "maxItems": 20
        },
        "warranty": {
          "$ref": "#/$defs/warranty"
        },
        "lockState": {
          "$ref": "#/$defs/lockState"
        },
        "accessories": {
          "description": "What belongs to it.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/accessory"
          },
          "maxItems": 100
        },
        "condition": {
          "$ref": "#/$defs/condition"
        },
        "received": {
          "$ref": "#/$defs/receivedDevice"
        },
        "orderLineId": {
          "description": "The line of the sale.",
          "$ref": "#/$defs/reference"
        },
        "documents": {
          "$ref": "#/$defs/documents"
        },
        "requestedOutcome": {
          "description": "What is wanted for this line.",
          "$ref": "#/$defs/outcome"
        },
        "disposition": {
          "description": "What becomes of this line.",
          "$ref": "#/$defs/disposition"
        },
        "customFields": {
          "description": "Answers to the partner's own questions about the line.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/answer"
          },
          "maxItems": 50
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
          "description": "Number of the order.",
          "$ref": "#/$defs/reference"
        },
        "deliveryNoteNumber": {
          "description": "Number of the delivery note.",
          "$ref": "#/$defs/reference"
        },
        "invoiceNumber": {
          "description": "Number of the invoice.",
          "$ref": "#/$defs/reference"
        },
        "deliveredOn": {
          "description": "Day of delivery.",
          "$ref": "#/$defs/date"
        },
        "purchasedOn": {
          "description": "Day of purchase.",
          "$ref": "#/$defs/date"
        },
        "orderLineId": {
          "description": "The line of the sale.",
          "$ref": "#/$defs/reference"
        },
        "channel": {
          "description": "Where it was sold: web_shop, marketplace, store, …",
          "$ref": "#/$defs/word"
        },
        "paymentId": {
          "description": "The payment at its provider.",
          "$ref": "#/$defs/reference"
        },
        "total": {
          "description": "What was paid, with tax.",
          "$ref": "#/$defs/money"
        },
        "store": {
          "description": "The number of the shop.",
          "$ref": "#/$defs/reference"
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
          "description": "Media type of the file.",
          "type": "string",
          "pattern": "^[a-z]+/[a-z0-9.+-]+$"
        },
        "format": {
          "$ref": "#/$defs/labelFormat"
        },
        "filename": {
          "description": "Name of the file.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200
        },
        "state": {
          "description": "Not yet used, used, or too old.",
          "type": "string",
          "enum": [
            "alive",
            "used",
            "expired"
          ]
        },
        "validUntil": {
          "description": "Not to be used after this.",
          "$ref": "#/$defs/instant"
        },
        "kind": {
          "description": "What it is; a QR code is shown at the counter and printed there.",
          "type": "string",
          "enum": [
            "label",
            "qr_code",
            "customs_declaration",
            "cn23",
            "collection_note"
          ]
        },
        "parcelNumber": {
          "description": "The parcel that it is for.",
          "$ref": "#/$defs/reference"
        },
        "link": {
          "description": "Where the partner offers it.",
          "$ref": "#/$defs/url"
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
          "description": "The raw state.",
          "$ref": "#/$defs/reference"
        },
        "label": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        },
        "at": {
          "description": "Since when.",
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
          "description": "What kind of number.",
          "$ref": "#/$defs/reference"
        },
        "value": {
          "description": "The number.",
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
      "description": "States in the words of partners' systems.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/externalState"
      },
      "maxItems": 50
    },
    "externalRefs": {
      "description": "Numbers of the case in partners' systems.",
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
    },
    "returnParties": {
      "title": "ReturnParties",
      "description": "Who has to do with the return.",
      "type": "object",
      "properties": {
        "buyer": {
          "description": "Who bought the goods and gives them back.",
          "$ref": "#/$defs/party"
        },
        "supplier": {
          "description": "Who sold the goods and takes them back.",
          "$ref": "#/$defs/party"
        },
        "consumer": {
          "description": "The private person behind the buyer.",
          "$ref": "#/$defs/party"
        },
        "shipFrom": {
          "description": "Where the goods are.",
          "$ref": "#/$defs/party"
        },
        "shipTo": {
          "description": "Where the goods should go.",
          "$ref": "#/$defs/party"
        }
      },
      "required": [
        "buyer",
        "supplier"
      ],
      "additionalProperties": false
    },
    "parcel": {
      "title": "Parcel",
      "description": "One parcel.",
      "type": "object",
      "properties": {
        "reference": {
          "description": "Our number of the parcel, printed on the label.",
          "$ref": "#/$defs/reference"
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
          "$ref": "#/$defs/text"
        },
        "sscc": {
          "$ref": "#/$defs/sscc"
        },
        "parcelNumber": {
          "description": "The carrier's number, where it is known already.",
          "$ref": "#/$defs/reference"
        },
        "insuredValue": {
          "description": "Insured up to this.",
          "$ref": "#/$defs/money"
        },
        "customs": {
          "description": "What customs need to know.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/customsItem"
          },
          "maxItems": 99
        },
        "items": {
          "description": "Lines of the goods that are in it.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/lineNumber"
          },
          "maxItems": 999
        }
      },
      "required": [
        "reference",
        "weightG"
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
    "words": {
      "description": "Free words of a person, which may name anybody.",
      "type": "string",
      "minLength": 1,
      "maxLength": 4000,
      "x-personal": true
    },
    "word": {
      "description": "A word of the hub or of a pack's code list: lower case, parts joined by underscore or hyphen.",
      "type": "string",
      "pattern": "^[a-z][a-z0-9]*([_-][a-z0-9]+)*$",
      "maxLength": 200
    },
    "percent": {
      "description": "Percentage as decimal text: 20.00 is twenty per cent. Text, so that no rounding takes place.",
      "type": "string",
      "pattern": "^[0-9]{1,3}(\\.[0-9]{1,4})?$",
      "maxLength": 200
    },
    "decimal": {
      "description": "A number as decimal text with a point. Text, so that no rounding takes place.",
      "type": "string",
      "pattern": "^-?[0-9]{1,15}(\\.[0-9]{1,10})?$",
      "maxLength": 200
    },
    "language": {
      "description": "Language tag (BCP 47).",
      "type": "string",
      "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
      "maxLength": 200
    },
    "timeOfDay": {
      "description": "Local time of the place, HH:MM.",
      "type": "string",
      "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$",
      "maxLength": 200
    },
    "url": {
      "description": "Absolute address of a page or file. May hold a token: never shown unmasked.",
      "type": "string",
      "format": "uri",
      "maxLength": 2000,
      "x-personal": true
    },
    "email": {
      "description": "E-mail address.",
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
    "personName": {
      "description": "Name of a person.",
      "type": "string",
      "minLength": 1,
      "maxLength": 200,
      "x-personal": true
    },
    "serialNumber": {
      "description": "Serial number as on the nameplate: leads to the owner.",
      "type": "string",
      "minLength": 1,
      "maxLength": 100,
      "x-personal": true
    },
    "grams": {
      "description": "Grams.",
      "type": "integer",
      "minimum": 1,
      "maximum": 100000000
    },
    "millimetres": {
      "description": "Millimetres.",
      "type": "integer",
      "minimum": 1,
      "maximum": 100000
    },
    "lineNumber": {
      "description": "Position in the document.",
      "type": "integer",
      "minimum": 1,
      "maximum": 999999
    },
    "bic": {
      "description": "Business identifier code of a bank (ISO 9362).",
      "type": "string",
      "pattern": "^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$",
      "x-personal": true
    },
    "siren": {
      "description": "French company number: 9 digits with Luhn digit, as given.",
      "type": "string",
      "pattern": "^[0-9]{9}$"
    },
    "imeis": {
      "description": "Equipment identities; a device may have two.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/imei"
      },
      "minItems": 1,
      "maxItems": 10
    },
    "version": {
      "description": "Versions are counted from 1; a new one never overwrites an older one.",
      "type": "integer",
      "minimum": 1,
      "maximum": 9999
    },
    "caseKind": {
      "description": "What a case is about.",
      "type": "string",
      "enum": [
        "return",
        "repair",
        "claim",
        "tradein",
        "dispute",
        "unknown"
      ]
    },
    "caseState": {
      "description": "Where a case stands as a whole.",
      "type": "string",
      "enum": [
        "draft",
        "submitted",
        "under_review",
        "open",
        "closing",
        "closed",
        "on_hold",
        "cancelled",
        "expired",
        "rejected",
        "disputed"
      ]
    },
    "decisionState": {
      "description": "First axis: what has been decided.",
      "type": "string",
      "enum": [
        "pending",
        "needs_info",
        "authorised",
        "partially_authorised",
        "denied",
        "escalated",
        "mediation",
        "arbitration",
        "decided"
      ]
    },
    "logisticsState": {
      "description": "Second axis: where the goods are.",
      "type": "string",
      "enum": [
        "none",
        "label_issued",
        "drop_off",
        "pickup_booked",
        "picked_up",
        "in_transit",
        "received",
        "partially_received",
        "assessed",
        "restocked",
        "repaired",
        "replaced",
        "disposed",
        "sent_back",
        "delivered_back",
        "lost",
        "damaged",
        "refused",
        "label_expired",
        "wrong_item"
      ]
    },
    "moneyState": {
      "description": "Third axis: where the money is.",
      "type": "string",
      "enum": [
        "none",
        "offered",
        "counter_offered",
        "agreed",
        "instructed",
        "settled",
        "chargeback_raised",
        "contested",
        "accepted",
        "withdrawn",
        "offset",
        "refunded",
        "paid_out",
        "credited",
        "written_off"
      ]
    },
    "canonicalStatus": {
      "description": "Every value of the case's state and of its three axes: what a partner's single status is translated to.",
      "type": "string",
      "enum": [
        "draft",
        "submitted",
        "under_review",
        "open",
        "closing",
        "closed",
        "on_hold",
        "cancelled",
        "expired",
        "rejected",
        "disputed",
        "pending",
        "needs_info",
        "authorised",
        "partially_authorised",
        "denied",
        "escalated",
        "mediation",
        "arbitration",
        "decided",
        "none",
        "label_issued",
        "drop_off",
        "pickup_booked",
        "picked_up",
        "in_transit",
        "received",
        "partially_received",
        "assessed",
        "restocked",
        "repaired",
        "replaced",
        "disposed",
        "sent_back",
        "delivered_back",
        "lost",
        "damaged",
        "refused",
        "label_expired",
        "wrong_item",
        "offered",
        "counter_offered",
        "agreed",
        "instructed",
        "settled",
        "chargeback_raised",
        "contested",
        "accepted",
        "withdrawn",
        "offset",
        "refunded",
        "paid_out",
        "credited",
        "written_off"
      ]
    },
    "outcome": {
      "description": "What somebody gets in the end.",
      "type": "string",
      "enum": [
        "credit",
        "refund",
        "partial_refund",
        "replacement",
        "repair",
        "store_credit",
        "gift_card",
        "payout",
        "return_to_sender",
        "dispose",
        "keep_with_allowance",
        "none"
      ]
    },
    "disposition": {
      "description": "What becomes of the goods.",
      "type": "string",
      "enum": [
        "restock",
        "repair",
        "refurbish",
        "replace",
        "recycle",
        "dispose",
        "destroy",
        "return_to_customer",
        "keep",
        "process",
        "missing"
      ]
    },
    "trackingStatus": {
      "description": "Where a parcel is.",
      "type": "string",
      "enum": [
        "pending",
        "picked_up",
        "dropped_off",
        "in_transit",
        "out_for_delivery",
        "ready_for_pickup",
        "delivered",
        "delivery_failed",
        "delivery_delayed",
        "on_hold",
        "return_to_sender",
        "returned_to_sender_delivered",
        "refused",
        "lost",
        "damaged",
        "label_expired",
        "cancelled",
        "unknown"
      ]
    },
    "offerStatus": {
      "description": "Where a version of an offer stands.",
      "type": "string",
      "enum": [
        "draft",
        "sent",
        "accepted",
        "declined",
        "expired",
        "withdrawn",
        "superseded"
      ]
    },
    "repairStatus": {
      "description": "Where a repair stands.",
      "type": "string",
      "enum": [
        "ordered",
        "awaiting_device",
        "received",
        "diagnosing",
        "awaiting_approval",
        "awaiting_parts",
        "in_repair",
        "testing",
        "repaired",
        "irreparable",
        "cancelled",
        "sent_back"
      ]
    },
    "deviceCheckKind": {
      "description": "What a device is checked for.",
      "type": "string",
      "enum": [
        "blacklist",
        "find_my_device",
        "factory_reset_protection",
        "sim_lock",
        "mobile_device_management",
        "warranty",
        "check_digit",
        "model"
      ]
    },
    "deviceCheckResult": {
      "description": "The answer of a registry.",
      "type": "string",
      "enum": [
        "pass",
        "caution",
        "fail",
        "unknown",
        "error"
      ]
    },
    "ecoClaimStatus": {
      "description": "Where a claim for eco support stands.",
      "type": "string",
      "enum": [
        "draft",
        "incomplete",
        "submitted",
        "under_review",
        "needs_correction",
        "arbitration",
        "accepted",
        "refused",
        "paid",
        "cancelled",
        "closed"
      ]
    },
    "documentType": {
      "description": "What a document is.",
      "type": "string",
      "enum": [
        "invoice",
        "nameplate",
        "product_photo",
        "serial_photo",
        "damage_photo",
        "consumer_validation",
        "proof_of_purchase",
        "proof_of_delivery",
        "police_report",
        "id_document",
        "bank_details",
        "label",
        "packing_slip",
        "repair_quote",
        "report",
        "certificate",
        "transfer_certificate",
        "correspondence",
        "other"
      ]
    },
    "lifecycleStatus": {
      "description": "Where an invoice stands in its life cycle.",
      "type": "string",
      "enum": [
        "deposited",
        "issued",
        "received_by_platform",
        "made_available",
        "taken_in_charge",
        "approved",
        "partially_approved",
        "disputed",
        "suspended",
        "completed",
        "refused",
        "payment_sent",
        "collected",
        "rejected",
        "cancelled",
        "routing_failed",
        "inadmissible",
        "overdue",
        "paid",
        "other"
      ]
    },
    "lifecycleAction": {
      "description": "What is asked of the other side.",
      "type": "string",
      "enum": [
        "none",
        "provide_information",
        "new_invoice",
        "credit_in_full",
        "credit_in_part",
        "credit_amount",
        "send_replacement",
        "pick_up",
        "other"
      ]
    },
    "partyRole": {
      "description": "What a party has to do with the case.",
      "type": "string",
      "enum": [
        "consumer",
        "retailer",
        "insured",
        "insurer",
        "reporter",
        "witness",
        "repairer",
        "carrier",
        "buyer",
        "seller",
        "supplier",
        "manufacturer",
        "eco_organism",
        "registry",
        "marketplace",
        "payment_provider",
        "mediator",
        "arbiter",
        "payer",
        "payee",
        "agent",
        "other"
      ]
    },
    "offerLineCategory": {
      "description": "What an amount of an offer or a quote is for.",
      "type": "string",
      "enum": [
        "labour",
        "part",
        "travel",
        "diagnosis",
        "device",
        "shipping",
        "fee",
        "tax",
        "excess",
        "bonus",
        "discount",
        "other"
      ]
    },
    "chargeDirection": {
      "description": "Adds to the total, or takes away from it: amounts are never signed.",
      "type": "string",
      "enum": [
        "charge",
        "allowance"
      ]
    },
    "status": {
      "title": "Status",
      "description": "A state, in the hub's words and in the partner's.",
      "type": "object",
      "properties": {
        "canonical": {
          "$ref": "#/$defs/canonicalStatus"
        },
        "partnerCode": {
          "description": "The raw state; unknown states are data.",
          "$ref": "#/$defs/reference"
        },
        "partnerList": {
          "description": "The list or field that the state is from.",
          "$ref": "#/$defs/reference"
        },
        "partnerLabel": {
          "description": "The partner's wording, in its language.",
          "$ref": "#/$defs/text"
        },
        "at": {
          "description": "Since when.",
          "$ref": "#/$defs/instant"
        }
      },
      "required": [
        "canonical"
      ],
      "additionalProperties": false
    },
    "technicalCode": {
      "title": "TechnicalCode",
      "description": "A code of a technical list: what is wrong with a device, or what was done to it.",
      "type": "object",
      "properties": {
        "kind": {
          "description": "Which of the lists of the system.",
          "type": "string",
          "enum": [
            "condition",
            "extended_condition",
            "symptom",
            "section",
            "defect",
            "repair"
          ]
        },
        "system": {
          "description": "Whose list: iris, or the name of an organism.",
          "$ref": "#/$defs/word"
        },
        "code": {
          "description": "The code.",
          "$ref": "#/$defs/reference"
        },
        "label": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "kind",
        "system",
        "code"
      ],
      "additionalProperties": false
    },
    "productId": {
      "title": "ProductId",
      "description": "The number under which a partner knows a category, a product or a brand.",
      "type": "object",
      "properties": {
        "system": {
          "description": "Whose numbering.",
          "$ref": "#/$defs/word"
        },
        "id": {
          "description": "The number.",
          "$ref": "#/$defs/reference"
        },
        "label": {
          "description": "The partner's wording.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "system",
        "id"
      ],
      "additionalProperties": false
    },
    "answer": {
      "title": "Answer",
      "description": "An answer to a question about the goods.",
      "type": "object",
      "properties": {
        "question": {
          "description": "Number or name of the question.",
          "$ref": "#/$defs/reference"
        },
        "questionLabel": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        },
        "answer": {
          "description": "Number or name of the answer.",
          "$ref": "#/$defs/reference"
        },
        "answerLabel": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "question",
        "answer"
      ],
      "additionalProperties": false
    },
    "caseNumbers": {
      "title": "CaseNumbers",
      "description": "Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.",
      "type": "object",
      "properties": {
        "returnNumber": {
          "$ref": "#/$defs/returnNumber"
        },
        "rmaNumber": {
          "description": "The supplier's number of the authorisation to return.",
          "$ref": "#/$defs/reference"
        },
        "claimNumber": {
          "description": "The insurer's number of the claim.",
          "$ref": "#/$defs/reference"
        },
        "notificationNumber": {
          "description": "The number of the first notice of a loss.",
          "$ref": "#/$defs/reference"
        },
        "policyNumber": {
          "description": "The number of the insurance contract.",
          "$ref": "#/$defs/reference"
        },
        "repairOrderNumber": {
          "description": "The number of the repair order.",
          "$ref": "#/$defs/reference"
        },
        "serviceRequestNumber": {
          "description": "The insurer's number of the service request.",
          "$ref": "#/$defs/reference"
        },
        "tradeInNumber": {
          "description": "The number of the trade-in.",
          "$ref": "#/$defs/reference"
        },
        "quoteNumber": {
          "description": "The number of the quote or offer.",
          "$ref": "#/$defs/reference"
        },
        "disputeNumber": {
          "description": "The number of the dispute.",
          "$ref": "#/$defs/reference"
        },
        "ecoRequestId": {
          "description": "The eco-organism's number of the support request.",
          "$ref": "#/$defs/reference"
        },
        "ecoClaimId": {
          "description": "The eco-organism's number of the claim.",
          "$ref": "#/$defs/reference"
        },
        "orderNumber": {
          "description": "The number of the sale.",
          "$ref": "#/$defs/reference"
        },
        "orderLineId": {
          "description": "The line of the sale.",
          "$ref": "#/$defs/reference"
        },
        "deliveryNoteNumber": {
          "description": "The number of the delivery note.",
          "$ref": "#/$defs/reference"
        },
        "invoiceNumber": {
          "description": "The number of the invoice.",
          "$ref": "#/$defs/reference"
        },
        "creditNoteNumber": {
          "description": "The number of the credit note.",
          "$ref": "#/$defs/reference"
        },
        "debitNoteNumber": {
          "description": "The number of the debit note.",
          "$ref": "#/$defs/reference"
        },
        "remittanceNumber": {
          "description": "The number of the payment advice.",
          "$ref": "#/$defs/reference"
        },
        "reservationNumber": {
          "description": "The carrier's number of the booking.",
          "$ref": "#/$defs/reference"
        },
        "parcelNumber": {
          "description": "The carrier's number of the parcel.",
          "$ref": "#/$defs/reference"
        },
        "dossierNumber": {
          "description": "The number of the dossier in the CRM.",
          "$ref": "#/$defs/reference"
        },
        "contactNumber": {
          "description": "The number of the exchange in the CRM.",
          "$ref": "#/$defs/reference"
        },
        "customerNumber": {
          "description": "The number of the customer.",
          "$ref": "#/$defs/reference"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "deadline": {
      "title": "Deadline",
      "description": "By when something must have happened.",
      "type": "object",
      "properties": {
        "kind": {
          "description": "What: withdrawal, quote_expiry, label_use, evidence, mediation, arbitration, repair_guarantee, payment, …",
          "$ref": "#/$defs/word"
        },
        "dueAt": {
          "description": "At the latest.",
          "$ref": "#/$defs/instant"
        },
        "owner": {
          "description": "Who has to act.",
          "$ref": "#/$defs/partyRole"
        },
        "onExpiry": {
          "description": "What follows when nobody did.",
          "$ref": "#/$defs/word"
        }
      },
      "required": [
        "kind",
        "dueAt"
      ],
      "additionalProperties": false
    },
    "deadlines": {
      "description": "What must have happened by when.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/deadline"
      },
      "maxItems": 20
    },
    "document": {
      "title": "Document",
      "description": "A file that belongs to the case; kept by the hub, or to be fetched.",
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/$defs/documentType"
        },
        "documentId": {
          "description": "The kept document.",
          "type": "string",
          "format": "uuid"
        },
        "filename": {
          "description": "Name of the file; people put names into it.",
          "type": "string",
          "minLength": 1,
          "maxLength": 200,
          "x-personal": true
        },
        "mediaType": {
          "description": "Media type of the file.",
          "type": "string",
          "pattern": "^[a-z]+/[a-z0-9.+-]+$"
        },
        "bytes": {
          "description": "Size.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000000
        },
        "sha256": {
          "description": "Hash of the content, hexadecimal.",
          "type": "string",
          "pattern": "^[0-9a-f]{64}$"
        },
        "url": {
          "description": "Where the partner offers it.",
          "$ref": "#/$defs/url"
        },
        "title": {
          "description": "What the sender calls it.",
          "$ref": "#/$defs/words"
        },
        "partnerType": {
          "description": "The partner's word for the kind of document.",
          "$ref": "#/$defs/reference"
        },
        "partnerId": {
          "description": "The partner's number of the document.",
          "$ref": "#/$defs/reference"
        },
        "capturedAt": {
          "description": "When the picture was taken or the page written.",
          "$ref": "#/$defs/instant"
        },
        "side": {
          "description": "Of a card.",
          "type": "string",
          "enum": [
            "front",
            "back"
          ]
        },
        "virusScan": {
          "description": "What the scanner said.",
          "type": "string",
          "enum": [
            "clean",
            "infected",
            "pending",
            "not_scanned"
          ]
        },
        "retainUntil": {
          "description": "Deleted after this day.",
          "$ref": "#/$defs/date"
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "documents": {
      "description": "Files that belong to the message.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/document"
      },
      "maxItems": 200
    },
    "documentRequirement": {
      "title": "DocumentRequirement",
      "description": "A document that somebody wants to see.",
      "type": "object",
      "properties": {
        "type": {
          "$ref": "#/$defs/documentType"
        },
        "partnerType": {
          "description": "The partner's word for the kind of document.",
          "$ref": "#/$defs/reference"
        },
        "mandatory": {
          "description": "Nothing goes on without it.",
          "type": "boolean"
        },
        "state": {
          "description": "Whether it is there.",
          "type": "string",
          "enum": [
            "missing",
            "received",
            "accepted",
            "refused"
          ]
        },
        "reason": {
          "description": "Why it is wanted, or was refused.",
          "$ref": "#/$defs/reason"
        },
        "dueAt": {
          "description": "At the latest.",
          "$ref": "#/$defs/instant"
        },
        "message": {
          "description": "What the partner says.",
          "$ref": "#/$defs/words"
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "geo": {
      "title": "GeoPoint",
      "description": "A place on earth (WGS 84).",
      "type": "object",
      "properties": {
        "latitude": {
          "description": "Degrees north, decimal text.",
          "type": "string",
          "pattern": "^-?[0-9]{1,2}(\\.[0-9]{1,8})?$",
          "x-personal": true
        },
        "longitude": {
          "description": "Degrees east, decimal text.",
          "type": "string",
          "pattern": "^-?[0-9]{1,3}(\\.[0-9]{1,8})?$",
          "x-personal": true
        }
      },
      "required": [
        "latitude",
        "longitude"
      ],
      "additionalProperties": false
    },
    "partyInRole": {
      "title": "PartyInRole",
      "description": "A party and what it has to do with the case.",
      "type": "object",
      "properties": {
        "role": {
          "$ref": "#/$defs/partyRole"
        },
        "party": {
          "$ref": "#/$defs/party"
        },
        "partnerRole": {
          "description": "The partner's word for the role.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "role",
        "party"
      ],
      "additionalProperties": false
    },
    "partiesInRoles": {
      "description": "Who has to do with the case.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/partyInRole"
      },
      "maxItems": 100
    },
    "category": {
      "title": "Category",
      "description": "What kind of product it is, for the hub and for those who number the kinds.",
      "type": "object",
      "properties": {
        "canonical": {
          "description": "smartphone, laptop, washing_machine, …",
          "$ref": "#/$defs/word"
        },
        "name": {
          "description": "In words.",
          "$ref": "#/$defs/text"
        },
        "partnerIds": {
          "description": "The numbers of partners: an eco-organism's product, a buyer's model, an insurer's risk.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/productId"
          },
          "maxItems": 20
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "warranty": {
      "title": "Warranty",
      "description": "Is the product under warranty.",
      "type": "object",
      "properties": {
        "state": {
          "description": "Under warranty, and if not, why not.",
          "type": "string",
          "enum": [
            "in_warranty",
            "out_of_warranty",
            "water_or_dropped",
            "third_party_repair",
            "unknown"
          ]
        },
        "kind": {
          "description": "Whose warranty.",
          "type": "string",
          "enum": [
            "legal",
            "manufacturer",
            "extended",
            "repair"
          ]
        },
        "endsOn": {
          "description": "Its last day.",
          "$ref": "#/$defs/date"
        },
        "partnerCode": {
          "description": "The partner's raw code.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "state"
      ],
      "additionalProperties": false
    },
    "lockState": {
      "title": "LockState",
      "description": "Locks that keep another person from using the device.",
      "type": "object",
      "properties": {
        "findMyDevice": {
          "description": "Activation lock of the maker.",
          "type": "string",
          "enum": [
            "on",
            "off",
            "unknown"
          ]
        },
        "factoryResetProtection": {
          "description": "Lock after a reset to factory settings.",
          "type": "string",
          "enum": [
            "on",
            "off",
            "unknown"
          ]
        },
        "simLock": {
          "description": "Bound to a network.",
          "type": "string",
          "enum": [
            "on",
            "off",
            "unknown"
          ]
        },
        "deviceManagement": {
          "description": "Managed by an organisation.",
          "type": "string",
          "enum": [
            "on",
            "off",
            "unknown"
          ]
        },
        "passcode": {
          "description": "Locked by code or pattern.",
          "type": "string",
          "enum": [
            "on",
            "off",
            "unknown"
          ]
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "accessory": {
      "title": "Accessory",
      "description": "What belongs to the product.",
      "type": "object",
      "properties": {
        "name": {
          "description": "What it is.",
          "$ref": "#/$defs/text"
        },
        "present": {
          "description": "It is there.",
          "type": "boolean"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "gtin": {
          "$ref": "#/$defs/gtin"
        },
        "partnerCode": {
          "description": "The partner's raw code.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "name"
      ],
      "additionalProperties": false
    },
    "grade": {
      "title": "Grade",
      "description": "A grade of a scale; scales differ from buyer to buyer, and pairs of grades are in code lists.",
      "type": "object",
      "properties": {
        "scale": {
          "description": "Whose scale.",
          "$ref": "#/$defs/word"
        },
        "value": {
          "description": "The grade, as that scale writes it.",
          "$ref": "#/$defs/reference"
        },
        "canonical": {
          "description": "On the hub's own scale.",
          "type": "string",
          "enum": [
            "flawless",
            "very_good",
            "good",
            "fair",
            "cracked",
            "defective"
          ]
        },
        "label": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "scale",
        "value"
      ],
      "additionalProperties": false
    },
    "condition": {
      "title": "DeclaredCondition",
      "description": "The condition as whoever holds the goods declares it.",
      "type": "object",
      "properties": {
        "grade": {
          "$ref": "#/$defs/grade"
        },
        "powersOn": {
          "description": "It can be switched on.",
          "type": "boolean"
        },
        "answers": {
          "description": "Answers to the partner's questions.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/answer"
          },
          "maxItems": 100
        },
        "text": {
          "description": "In words.",
          "$ref": "#/$defs/words"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "device": {
      "title": "Device",
      "description": "One product, as it is declared: what is found on receipt is another fact (receivedDevice).",
      "type": "object",
      "properties": {
        "productName": {
          "description": "Name of the product.",
          "$ref": "#/$defs/text"
        },
        "brand": {
          "description": "Brand.",
          "$ref": "#/$defs/text"
        },
        "brandIds": {
          "description": "The brand in partners' numbering.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/productId"
          },
          "maxItems": 20
        },
        "model": {
          "description": "Model.",
          "$ref": "#/$defs/text"
        },
        "gtin": {
          "$ref": "#/$defs/gtin"
        },
        "mpn": {
          "description": "The manufacturer's part number.",
          "$ref": "#/$defs/reference"
        },
        "sku": {
          "description": "The seller's article number.",
          "$ref": "#/$defs/reference"
        },
        "commercialReference": {
          "description": "The reference under which the manufacturer sells it.",
          "$ref": "#/$defs/reference"
        },
        "category": {
          "$ref": "#/$defs/category"
        },
        "colour": {
          "description": "Colour.",
          "$ref": "#/$defs/text"
        },
        "storage": {
          "description": "Memory, such as 128 GB.",
          "$ref": "#/$defs/text"
        },
        "serialNumber": {
          "$ref": "#/$defs/serialNumber"
        },
        "imei": {
          "description": "The expected equipment identities.",
          "$ref": "#/$defs/imeis"
        },
        "tac": {
          "description": "Type allocation code: the first 8 digits of an IMEI.",
          "type": "string",
          "pattern": "^[0-9]{8}$"
        },
        "plate": {
          "description": "Licence plate or frame number of a vehicle.",
          "type": "string",
          "minLength": 1,
          "maxLength": 20,
          "x-personal": true
        },
        "purchaseDate": {
          "description": "Day of purchase.",
          "$ref": "#/$defs/date"
        },
        "purchasePrice": {
          "description": "Price at purchase, with tax.",
          "$ref": "#/$defs/money"
        },
        "marketValue": {
          "description": "What it is worth today.",
          "$ref": "#/$defs/money"
        },
        "warranty": {
          "$ref": "#/$defs/warranty"
        },
        "lockState": {
          "$ref": "#/$defs/lockState"
        },
        "accessories": {
          "description": "What belongs to it.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/accessory"
          },
          "maxItems": 100
        },
        "condition": {
          "$ref": "#/$defs/condition"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "devices": {
      "description": "The products that it is about.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/device"
      },
      "maxItems": 999
    },
    "receivedDevice": {
      "title": "ReceivedDevice",
      "description": "The product that was found in the parcel; it may be another than the expected one.",
      "type": "object",
      "properties": {
        "matches": {
          "description": "It is the expected one.",
          "type": "boolean"
        },
        "mismatches": {
          "description": "In what it differs from the expected one.",
          "type": "array",
          "items": {
            "description": "In what it differs.",
            "type": "string",
            "enum": [
              "imei",
              "serial_number",
              "brand",
              "model",
              "colour",
              "storage",
              "accessories",
              "missing",
              "other"
            ]
          },
          "maxItems": 10
        },
        "brand": {
          "description": "Brand.",
          "$ref": "#/$defs/text"
        },
        "model": {
          "description": "Model.",
          "$ref": "#/$defs/text"
        },
        "gtin": {
          "$ref": "#/$defs/gtin"
        },
        "colour": {
          "description": "Colour.",
          "$ref": "#/$defs/text"
        },
        "storage": {
          "description": "Memory.",
          "$ref": "#/$defs/text"
        },
        "serialNumber": {
          "$ref": "#/$defs/serialNumber"
        },
        "imei": {
          "description": "The equipment identities found.",
          "$ref": "#/$defs/imeis"
        },
        "lockState": {
          "$ref": "#/$defs/lockState"
        },
        "accessories": {
          "description": "What came with it.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/accessory"
          },
          "maxItems": 100
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "items": {
      "description": "The goods, one line each.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/item"
      },
      "maxItems": 9999
    },
    "fault": {
      "title": "Fault",
      "description": "What is wrong with a device.",
      "type": "object",
      "properties": {
        "description": {
          "description": "In the words of whoever noticed it.",
          "$ref": "#/$defs/words"
        },
        "since": {
          "description": "Since when.",
          "$ref": "#/$defs/date"
        },
        "cause": {
          "description": "Why, as far as is known.",
          "type": "string",
          "enum": [
            "wear",
            "accident",
            "liquid",
            "manufacturing",
            "theft",
            "loss",
            "unknown"
          ]
        },
        "codes": {
          "description": "Codes of symptom, defect and so on.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/technicalCode"
          },
          "maxItems": 20
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "finding": {
      "title": "InspectionFinding",
      "description": "Something that an inspection found.",
      "type": "object",
      "properties": {
        "area": {
          "description": "What was looked at.",
          "type": "string",
          "enum": [
            "functional",
            "cosmetic",
            "accessory",
            "identity",
            "lock",
            "other"
          ]
        },
        "code": {
          "description": "The inspector's code.",
          "$ref": "#/$defs/reference"
        },
        "label": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        },
        "severity": {
          "description": "How bad it is.",
          "type": "string",
          "enum": [
            "none",
            "minor",
            "major",
            "critical"
          ]
        },
        "text": {
          "description": "In words.",
          "$ref": "#/$defs/words"
        }
      },
      "required": [
        "area"
      ],
      "additionalProperties": false
    },
    "assessment": {
      "title": "Assessment",
      "description": "What an inspection found: expected and received, condition, grade, and what follows.",
      "type": "object",
      "properties": {
        "inspectedAt": {
          "description": "When.",
          "$ref": "#/$defs/instant"
        },
        "inspector": {
          "description": "Who looked.",
          "$ref": "#/$defs/personName"
        },
        "expected": {
          "description": "What should have come.",
          "$ref": "#/$defs/device"
        },
        "received": {
          "$ref": "#/$defs/receivedDevice"
        },
        "findings": {
          "description": "What was found.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/finding"
          },
          "maxItems": 200
        },
        "codes": {
          "description": "Symptom, defect and repair codes.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/technicalCode"
          },
          "maxItems": 50
        },
        "grade": {
          "$ref": "#/$defs/grade"
        },
        "irreparable": {
          "description": "It cannot be repaired, or not at a sensible price.",
          "type": "boolean"
        },
        "underWarranty": {
          "description": "The repair is covered by warranty.",
          "type": "boolean"
        },
        "disposition": {
          "$ref": "#/$defs/disposition"
        },
        "value": {
          "description": "What it is worth as found.",
          "$ref": "#/$defs/money"
        },
        "text": {
          "description": "The report in words.",
          "$ref": "#/$defs/words"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "receivedItem": {
      "title": "ReceivedItem",
      "description": "A line of goods as it was received: counted, accepted, turned down.",
      "type": "object",
      "properties": {
        "lineNumber": {
          "description": "The line of the announcement.",
          "$ref": "#/$defs/lineNumber"
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
          "description": "Name of the product.",
          "$ref": "#/$defs/text"
        },
        "announced": {
          "description": "How many were announced.",
          "$ref": "#/$defs/quantity"
        },
        "received": {
          "description": "How many came.",
          "$ref": "#/$defs/quantity"
        },
        "accepted": {
          "description": "How many were accepted.",
          "$ref": "#/$defs/quantity"
        },
        "rejected": {
          "description": "How many were turned down.",
          "$ref": "#/$defs/quantity"
        },
        "damaged": {
          "description": "How many came damaged.",
          "$ref": "#/$defs/quantity"
        },
        "reason": {
          "description": "Why lines differ or were turned down.",
          "$ref": "#/$defs/reason"
        },
        "disposition": {
          "$ref": "#/$defs/disposition"
        },
        "expected": {
          "description": "What should have come.",
          "$ref": "#/$defs/device"
        },
        "device": {
          "description": "What came.",
          "$ref": "#/$defs/receivedDevice"
        },
        "assessment": {
          "$ref": "#/$defs/assessment"
        },
        "partnerQuantityCode": {
          "description": "The partner's code of the kind of quantity.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "lineNumber",
        "received"
      ],
      "additionalProperties": false
    },
    "receivedItems": {
      "description": "The goods as received, one line each.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/receivedItem"
      },
      "minItems": 1,
      "maxItems": 9999
    },
    "documentReference": {
      "title": "DocumentReference",
      "description": "A document of either side.",
      "type": "object",
      "properties": {
        "type": {
          "description": "What it is.",
          "type": "string",
          "enum": [
            "invoice",
            "credit_note",
            "self_billed_credit",
            "debit_note",
            "chargeback",
            "remittance",
            "order",
            "order_line",
            "delivery_note",
            "return",
            "return_instruction",
            "receiving_advice",
            "claim",
            "claim_invoice",
            "quote",
            "repair_order",
            "dispute",
            "contract",
            "tax_document",
            "other"
          ]
        },
        "number": {
          "description": "Its number.",
          "$ref": "#/$defs/reference"
        },
        "date": {
          "description": "Its date.",
          "$ref": "#/$defs/date"
        },
        "lineNumber": {
          "description": "The line of it.",
          "$ref": "#/$defs/lineNumber"
        },
        "partnerType": {
          "description": "The code of the partner's directory, such as 1001 or 1153.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "type",
        "number"
      ],
      "additionalProperties": false
    },
    "documentReferences": {
      "description": "Documents that it refers to.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/documentReference"
      },
      "maxItems": 999
    },
    "taxTotal": {
      "title": "TaxTotal",
      "description": "The tax of one category and rate.",
      "type": "object",
      "properties": {
        "category": {
          "description": "Why this rate.",
          "type": "string",
          "enum": [
            "standard",
            "reduced",
            "zero",
            "exempt",
            "reverse_charge",
            "margin_scheme",
            "intra_community",
            "export",
            "outside_scope"
          ]
        },
        "rate": {
          "description": "The rate.",
          "$ref": "#/$defs/percent"
        },
        "base": {
          "description": "What the tax is on.",
          "$ref": "#/$defs/money"
        },
        "amount": {
          "description": "The tax.",
          "$ref": "#/$defs/money"
        },
        "partnerCode": {
          "description": "The partner's code of the category.",
          "$ref": "#/$defs/reference"
        },
        "exemptionReason": {
          "description": "The legal ground.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "category",
        "base",
        "amount"
      ],
      "additionalProperties": false
    },
    "taxTotals": {
      "description": "Taxes, one row for each category and rate.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/taxTotal"
      },
      "maxItems": 50
    },
    "exchangeRate": {
      "title": "ExchangeRate",
      "description": "The rate that an amount was converted at: never implicit.",
      "type": "object",
      "properties": {
        "from": {
          "description": "ISO 4217 code that was given.",
          "type": "string",
          "pattern": "^[A-Z]{3}$"
        },
        "to": {
          "description": "ISO 4217 code that was got.",
          "type": "string",
          "pattern": "^[A-Z]{3}$"
        },
        "rate": {
          "description": "How much of `to` for one of `from`.",
          "$ref": "#/$defs/decimal"
        },
        "source": {
          "description": "Whose rate.",
          "$ref": "#/$defs/text"
        },
        "date": {
          "description": "The rate's day.",
          "$ref": "#/$defs/date"
        }
      },
      "required": [
        "from",
        "to",
        "rate"
      ],
      "additionalProperties": false
    },
    "totals": {
      "title": "Totals",
      "description": "The sums of a document. Lines and taxes make up the total: Σ charges − Σ allowances + Σ taxes = inclusive of tax.",
      "type": "object",
      "properties": {
        "exclusiveOfTax": {
          "description": "Without tax.",
          "$ref": "#/$defs/money"
        },
        "tax": {
          "description": "All taxes.",
          "$ref": "#/$defs/money"
        },
        "inclusiveOfTax": {
          "description": "With tax.",
          "$ref": "#/$defs/money"
        },
        "prepaid": {
          "description": "Paid before.",
          "$ref": "#/$defs/money"
        },
        "payable": {
          "description": "Still to pay.",
          "$ref": "#/$defs/money"
        },
        "rounding": {
          "description": "Where the partner rounds half up.",
          "type": "string",
          "enum": [
            "line",
            "total"
          ]
        }
      },
      "required": [
        "inclusiveOfTax"
      ],
      "additionalProperties": false
    },
    "priceLine": {
      "title": "PriceLine",
      "description": "A line of a quote or an offer.",
      "type": "object",
      "properties": {
        "category": {
          "$ref": "#/$defs/offerLineCategory"
        },
        "direction": {
          "$ref": "#/$defs/chargeDirection"
        },
        "description": {
          "description": "What it is for.",
          "$ref": "#/$defs/words"
        },
        "partNumber": {
          "description": "The part.",
          "$ref": "#/$defs/reference"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "unitPrice": {
          "description": "For one.",
          "$ref": "#/$defs/money"
        },
        "amount": {
          "description": "For all, without tax.",
          "$ref": "#/$defs/money"
        },
        "taxRate": {
          "description": "The rate of tax.",
          "$ref": "#/$defs/percent"
        },
        "partnerCode": {
          "description": "The partner's code of the category.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "category",
        "direction",
        "amount"
      ],
      "additionalProperties": false
    },
    "approval": {
      "title": "Approval",
      "description": "Who or what approved.",
      "type": "object",
      "properties": {
        "mode": {
          "description": "By rule or by a person.",
          "type": "string",
          "enum": [
            "automatic",
            "manual"
          ]
        },
        "by": {
          "description": "The person.",
          "$ref": "#/$defs/personName"
        },
        "rule": {
          "description": "The rule.",
          "$ref": "#/$defs/reference"
        },
        "threshold": {
          "description": "Up to this amount the rule approves.",
          "$ref": "#/$defs/money"
        },
        "at": {
          "description": "When.",
          "$ref": "#/$defs/instant"
        }
      },
      "required": [
        "mode"
      ],
      "additionalProperties": false
    },
    "topUp": {
      "title": "TopUp",
      "description": "Money that somebody adds to an offer during a campaign.",
      "type": "object",
      "properties": {
        "campaign": {
          "description": "The campaign.",
          "$ref": "#/$defs/reference"
        },
        "amount": {
          "description": "What is added.",
          "$ref": "#/$defs/money"
        },
        "fundedBy": {
          "description": "Who pays it.",
          "$ref": "#/$defs/partyRole"
        },
        "validUntil": {
          "description": "The campaign's end.",
          "$ref": "#/$defs/instant"
        }
      },
      "required": [
        "campaign",
        "amount"
      ],
      "additionalProperties": false
    },
    "offer": {
      "title": "Offer",
      "description": "A version of a quote or an offer: a new one never overwrites an older one.",
      "type": "object",
      "properties": {
        "kind": {
          "description": "What is offered.",
          "type": "string",
          "enum": [
            "repair_quote",
            "tradein_offer",
            "counter_offer",
            "settlement_offer",
            "dispute_offer"
          ]
        },
        "number": {
          "description": "Whoever offers calls it so.",
          "$ref": "#/$defs/reference"
        },
        "version": {
          "$ref": "#/$defs/version"
        },
        "status": {
          "$ref": "#/$defs/offerStatus"
        },
        "lines": {
          "description": "What it is made of.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/priceLine"
          },
          "maxItems": 999
        },
        "taxTotals": {
          "$ref": "#/$defs/taxTotals"
        },
        "totals": {
          "$ref": "#/$defs/totals"
        },
        "outcome": {
          "description": "What is offered.",
          "$ref": "#/$defs/outcome"
        },
        "grade": {
          "$ref": "#/$defs/grade"
        },
        "topUps": {
          "description": "What campaigns add.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/topUp"
          },
          "maxItems": 20
        },
        "validUntil": {
          "description": "Expires then.",
          "$ref": "#/$defs/instant"
        },
        "daysToPerform": {
          "description": "Days that the work takes.",
          "type": "integer",
          "minimum": 0,
          "maximum": 999
        },
        "approval": {
          "$ref": "#/$defs/approval"
        },
        "reasons": {
          "description": "Why it is so much.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/reason"
          },
          "maxItems": 20
        },
        "terms": {
          "description": "Conditions.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "kind",
        "totals"
      ],
      "additionalProperties": false
    },
    "bankAccount": {
      "title": "BankAccount",
      "description": "Where money goes.",
      "type": "object",
      "properties": {
        "holder": {
          "description": "Who owns the account.",
          "$ref": "#/$defs/personName"
        },
        "iban": {
          "$ref": "#/$defs/iban"
        },
        "bic": {
          "$ref": "#/$defs/bic"
        },
        "accountNumber": {
          "description": "Where there is no IBAN.",
          "type": "string",
          "minLength": 1,
          "maxLength": 40,
          "x-personal": true
        },
        "bankName": {
          "description": "The bank.",
          "$ref": "#/$defs/text"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "payment": {
      "title": "Payment",
      "description": "Money that goes, or went, from one to another.",
      "type": "object",
      "properties": {
        "amount": {
          "description": "How much.",
          "$ref": "#/$defs/money"
        },
        "method": {
          "description": "How.",
          "type": "string",
          "enum": [
            "bank_transfer",
            "direct_debit",
            "card",
            "wallet",
            "voucher",
            "store_credit",
            "cheque",
            "offset",
            "cash",
            "other"
          ]
        },
        "reference": {
          "description": "The reference that the payee sees.",
          "$ref": "#/$defs/reference"
        },
        "transactionId": {
          "description": "The number at the payment provider.",
          "$ref": "#/$defs/reference"
        },
        "payer": {
          "description": "Who pays.",
          "$ref": "#/$defs/party"
        },
        "payee": {
          "description": "Who is paid.",
          "$ref": "#/$defs/party"
        },
        "account": {
          "description": "Where it goes.",
          "$ref": "#/$defs/bankAccount"
        },
        "orderedOn": {
          "description": "When it was ordered.",
          "$ref": "#/$defs/date"
        },
        "paidOn": {
          "description": "When it was paid.",
          "$ref": "#/$defs/date"
        },
        "exchangeRate": {
          "$ref": "#/$defs/exchangeRate"
        }
      },
      "required": [
        "amount"
      ],
      "additionalProperties": false
    },
    "adjustment": {
      "title": "Adjustment",
      "description": "Why less, or more, is paid than was asked.",
      "type": "object",
      "properties": {
        "direction": {
          "description": "More or less than asked.",
          "type": "string",
          "enum": [
            "increase",
            "decrease"
          ]
        },
        "amount": {
          "description": "How much.",
          "$ref": "#/$defs/money"
        },
        "reason": {
          "$ref": "#/$defs/reason"
        },
        "relatedDocument": {
          "description": "The document that justifies it.",
          "$ref": "#/$defs/documentReference"
        },
        "taxRate": {
          "description": "The rate of tax in it.",
          "$ref": "#/$defs/percent"
        },
        "outcome": {
          "description": "What the other side says.",
          "type": "string",
          "enum": [
            "open",
            "agreed",
            "contested",
            "withdrawn",
            "reinstated"
          ]
        }
      },
      "required": [
        "direction",
        "amount",
        "reason"
      ],
      "additionalProperties": false
    },
    "allocation": {
      "title": "Allocation",
      "description": "What part of a payment is for which document. Amount due − discount ± adjustments = amount paid.",
      "type": "object",
      "properties": {
        "document": {
          "$ref": "#/$defs/documentReference"
        },
        "direction": {
          "description": "An invoice is paid; a credit note or a chargeback is taken off.",
          "type": "string",
          "enum": [
            "pays",
            "deducts"
          ]
        },
        "amountDue": {
          "description": "What the document asks.",
          "$ref": "#/$defs/money"
        },
        "discount": {
          "description": "Taken off for paying early.",
          "$ref": "#/$defs/money"
        },
        "adjustments": {
          "description": "Why less or more is paid.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/adjustment"
          },
          "maxItems": 100
        },
        "amountPaid": {
          "description": "What is paid of it.",
          "$ref": "#/$defs/money"
        },
        "exchangeRate": {
          "$ref": "#/$defs/exchangeRate"
        }
      },
      "required": [
        "document",
        "direction",
        "amountPaid"
      ],
      "additionalProperties": false
    },
    "financialLine": {
      "title": "FinancialLine",
      "description": "A line of an invoice, credit note or debit note.",
      "type": "object",
      "properties": {
        "lineNumber": {
          "$ref": "#/$defs/lineNumber"
        },
        "direction": {
          "$ref": "#/$defs/chargeDirection"
        },
        "gtin": {
          "$ref": "#/$defs/gtin"
        },
        "sku": {
          "description": "The buyer's article number.",
          "$ref": "#/$defs/reference"
        },
        "supplierSku": {
          "description": "The seller's article number.",
          "$ref": "#/$defs/reference"
        },
        "description": {
          "description": "What it is for.",
          "$ref": "#/$defs/words"
        },
        "category": {
          "$ref": "#/$defs/offerLineCategory"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "unitPrice": {
          "description": "For one, without tax.",
          "$ref": "#/$defs/money"
        },
        "amount": {
          "description": "For all, without tax.",
          "$ref": "#/$defs/money"
        },
        "taxCategory": {
          "description": "Why this rate.",
          "type": "string",
          "enum": [
            "standard",
            "reduced",
            "zero",
            "exempt",
            "reverse_charge",
            "margin_scheme",
            "intra_community",
            "export",
            "outside_scope"
          ]
        },
        "taxRate": {
          "description": "The rate of tax.",
          "$ref": "#/$defs/percent"
        },
        "reason": {
          "description": "Why it is credited or charged back.",
          "$ref": "#/$defs/reason"
        },
        "references": {
          "$ref": "#/$defs/documentReferences"
        }
      },
      "required": [
        "lineNumber",
        "amount"
      ],
      "additionalProperties": false
    },
    "financialParties": {
      "title": "FinancialParties",
      "description": "Who asks whom for money.",
      "type": "object",
      "properties": {
        "seller": {
          "description": "Who asks for the money.",
          "$ref": "#/$defs/party"
        },
        "buyer": {
          "description": "Who owes it.",
          "$ref": "#/$defs/party"
        },
        "payer": {
          "description": "Who pays, where it is another.",
          "$ref": "#/$defs/party"
        },
        "payee": {
          "description": "Who is paid, where it is another: a factor.",
          "$ref": "#/$defs/party"
        },
        "agent": {
          "description": "The platform between them.",
          "$ref": "#/$defs/party"
        }
      },
      "required": [
        "seller",
        "buyer"
      ],
      "additionalProperties": false
    },
    "financialDocument": {
      "title": "FinancialDocument",
      "description": "An invoice, credit note or debit note: Σ charges − Σ allowances + Σ taxes = total, all in one currency.",
      "type": "object",
      "properties": {
        "type": {
          "description": "What it is.",
          "type": "string",
          "enum": [
            "invoice",
            "credit_note",
            "self_billed_credit",
            "debit_note",
            "chargeback",
            "invoicing_order"
          ]
        },
        "number": {
          "description": "Its number; an invoicing order has none yet.",
          "$ref": "#/$defs/reference"
        },
        "issuedOn": {
          "description": "Its date.",
          "$ref": "#/$defs/date"
        },
        "dueOn": {
          "description": "To be paid by then.",
          "$ref": "#/$defs/date"
        },
        "deliveredOn": {
          "description": "When goods or services were given.",
          "$ref": "#/$defs/date"
        },
        "currency": {
          "description": "ISO 4217 code of all amounts.",
          "type": "string",
          "pattern": "^[A-Z]{3}$"
        },
        "parties": {
          "$ref": "#/$defs/financialParties"
        },
        "lines": {
          "description": "What it is made of.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/financialLine"
          },
          "minItems": 1,
          "maxItems": 9999
        },
        "taxTotals": {
          "$ref": "#/$defs/taxTotals"
        },
        "totals": {
          "$ref": "#/$defs/totals"
        },
        "references": {
          "$ref": "#/$defs/documentReferences"
        },
        "ecoContribution": {
          "description": "Eco support shown on the document.",
          "$ref": "#/$defs/money"
        },
        "paymentTerms": {
          "description": "Conditions of payment.",
          "$ref": "#/$defs/text"
        },
        "account": {
          "description": "Where to pay.",
          "$ref": "#/$defs/bankAccount"
        },
        "partnerType": {
          "description": "The code of the partner's directory, such as 1001.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "type",
        "currency",
        "parties",
        "lines",
        "taxTotals",
        "totals"
      ],
      "additionalProperties": false
    },
    "lifecycleEvent": {
      "title": "LifecycleEvent",
      "description": "A step in the life of an invoice.",
      "type": "object",
      "properties": {
        "status": {
          "$ref": "#/$defs/lifecycleStatus"
        },
        "phase": {
          "description": "Said by a platform, or by a party.",
          "type": "string",
          "enum": [
            "transmission",
            "processing"
          ]
        },
        "partnerCode": {
          "description": "The raw code.",
          "$ref": "#/$defs/reference"
        },
        "partnerLabel": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        },
        "reasons": {
          "description": "Why.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/reason"
          },
          "maxItems": 50
        },
        "action": {
          "$ref": "#/$defs/lifecycleAction"
        },
        "partnerAction": {
          "description": "The raw code of the action.",
          "$ref": "#/$defs/reference"
        },
        "amount": {
          "description": "How much was approved, disputed or collected.",
          "$ref": "#/$defs/money"
        },
        "taxTotals": {
          "$ref": "#/$defs/taxTotals"
        },
        "differences": {
          "description": "Values that are not as expected.",
          "type": "array",
          "items": {
            "title": "LifecycleDifference",
            "description": "A value that is not as expected.",
            "type": "object",
            "properties": {
              "kind": {
                "description": "Which value.",
                "type": "string",
                "enum": [
                  "wrong",
                  "expected",
                  "collected",
                  "to_pay",
                  "discount",
                  "other"
                ]
              },
              "name": {
                "description": "The field.",
                "$ref": "#/$defs/text"
              },
              "value": {
                "description": "The value.",
                "$ref": "#/$defs/words"
              },
              "amount": {
                "description": "The value, where it is an amount.",
                "$ref": "#/$defs/money"
              },
              "partnerCode": {
                "description": "The raw code of the characteristic.",
                "$ref": "#/$defs/reference"
              }
            },
            "required": [
              "kind"
            ],
            "additionalProperties": false
          },
          "maxItems": 50
        },
        "at": {
          "description": "When.",
          "$ref": "#/$defs/instant"
        },
        "by": {
          "description": "Who says so.",
          "$ref": "#/$defs/party"
        }
      },
      "required": [
        "status",
        "at"
      ],
      "additionalProperties": false
    },
    "deductible": {
      "title": "Deductible",
      "description": "What the insured pays himself.",
      "type": "object",
      "properties": {
        "amount": {
          "description": "The amount.",
          "$ref": "#/$defs/money"
        },
        "percent": {
          "description": "Or a part of the loss.",
          "$ref": "#/$defs/percent"
        },
        "basis": {
          "description": "A part of what.",
          "type": "string",
          "enum": [
            "loss",
            "value",
            "repair_cost",
            "fixed"
          ]
        },
        "paidOn": {
          "description": "When the insured paid it.",
          "$ref": "#/$defs/date"
        },
        "dueFirst": {
          "description": "Nothing goes on before it is paid.",
          "type": "boolean"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "coverage": {
      "title": "Coverage",
      "description": "What a policy covers.",
      "type": "object",
      "properties": {
        "code": {
          "description": "The insurer's code.",
          "$ref": "#/$defs/reference"
        },
        "type": {
          "description": "accidental_damage, theft, loss, breakdown, liquid, …",
          "$ref": "#/$defs/word"
        },
        "limit": {
          "description": "At most.",
          "$ref": "#/$defs/money"
        },
        "deductible": {
          "$ref": "#/$defs/deductible"
        },
        "waitingUntil": {
          "description": "Not before this day.",
          "$ref": "#/$defs/date"
        },
        "claimsLeft": {
          "description": "So many claims may still be made.",
          "type": "integer",
          "minimum": 0,
          "maximum": 999
        }
      },
      "required": [
        "type"
      ],
      "additionalProperties": false
    },
    "policy": {
      "title": "Policy",
      "description": "An insurance contract.",
      "type": "object",
      "properties": {
        "policyNumber": {
          "description": "Its number.",
          "$ref": "#/$defs/reference"
        },
        "systemId": {
          "description": "Its number in the insurer's system.",
          "$ref": "#/$defs/reference"
        },
        "productCode": {
          "description": "The insurance product.",
          "$ref": "#/$defs/reference"
        },
        "productName": {
          "description": "Its name.",
          "$ref": "#/$defs/text"
        },
        "status": {
          "description": "Whether it is in force.",
          "type": "string",
          "enum": [
            "in_force",
            "pending",
            "suspended",
            "cancelled",
            "expired",
            "unknown"
          ]
        },
        "effectiveOn": {
          "description": "From.",
          "$ref": "#/$defs/date"
        },
        "expiresOn": {
          "description": "Until.",
          "$ref": "#/$defs/date"
        },
        "verified": {
          "description": "The insurer has found the contract.",
          "type": "boolean"
        },
        "holder": {
          "description": "Whose contract.",
          "$ref": "#/$defs/party"
        },
        "insuredDevices": {
          "description": "What is insured.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/device"
          },
          "maxItems": 100
        },
        "coverages": {
          "description": "What it covers.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/coverage"
          },
          "maxItems": 50
        }
      },
      "required": [
        "policyNumber"
      ],
      "additionalProperties": false
    },
    "loss": {
      "title": "Loss",
      "description": "What happened.",
      "type": "object",
      "properties": {
        "occurredAt": {
          "description": "When, as far as the hour is known.",
          "$ref": "#/$defs/instant"
        },
        "occurredOn": {
          "description": "The day, where the hour is not known.",
          "$ref": "#/$defs/date"
        },
        "cause": {
          "description": "accidental_damage, theft, loss, liquid, breakdown, fire, …",
          "$ref": "#/$defs/word"
        },
        "partnerCause": {
          "description": "The insurer's code of the cause.",
          "$ref": "#/$defs/reference"
        },
        "description": {
          "description": "In words.",
          "$ref": "#/$defs/words"
        },
        "place": {
          "description": "Where.",
          "$ref": "#/$defs/address"
        },
        "policeReport": {
          "title": "PoliceReport",
          "description": "Where theft was reported.",
          "type": "object",
          "properties": {
            "number": {
              "description": "Its number.",
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "x-personal": true
            },
            "reportedOn": {
              "description": "When.",
              "$ref": "#/$defs/date"
            },
            "authority": {
              "description": "Where.",
              "$ref": "#/$defs/text"
            }
          },
          "additionalProperties": false
        }
      },
      "required": [
        "cause"
      ],
      "additionalProperties": false
    },
    "reserve": {
      "title": "Reserve",
      "description": "Money that the insurer sets aside.",
      "type": "object",
      "properties": {
        "coverage": {
          "description": "For which coverage.",
          "$ref": "#/$defs/reference"
        },
        "costType": {
          "description": "claim_cost, expense, …",
          "$ref": "#/$defs/word"
        },
        "amount": {
          "description": "How much.",
          "$ref": "#/$defs/money"
        }
      },
      "required": [
        "amount"
      ],
      "additionalProperties": false
    },
    "customsItem": {
      "title": "CustomsItem",
      "description": "What customs need to know of goods.",
      "type": "object",
      "properties": {
        "description": {
          "description": "What it is.",
          "$ref": "#/$defs/text"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "value": {
          "description": "What it is worth.",
          "$ref": "#/$defs/money"
        },
        "weightG": {
          "description": "Grams of all of it.",
          "$ref": "#/$defs/grams"
        },
        "hsCode": {
          "description": "Number of the Harmonized System.",
          "$ref": "#/$defs/reference"
        },
        "origin": {
          "description": "Where it was made.",
          "$ref": "#/$defs/country"
        }
      },
      "required": [
        "description",
        "quantity",
        "value"
      ],
      "additionalProperties": false
    },
    "openingHours": {
      "title": "OpeningHours",
      "description": "When a place is open.",
      "type": "object",
      "properties": {
        "day": {
          "description": "On which day.",
          "type": "string",
          "enum": [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday"
          ]
        },
        "opens": {
          "description": "From.",
          "$ref": "#/$defs/timeOfDay"
        },
        "closes": {
          "description": "Until.",
          "$ref": "#/$defs/timeOfDay"
        }
      },
      "required": [
        "day",
        "opens",
        "closes"
      ],
      "additionalProperties": false
    },
    "dropOffPoint": {
      "title": "DropOffPoint",
      "description": "A shop, locker or post office where parcels are left or fetched.",
      "type": "object",
      "properties": {
        "network": {
          "description": "Whose network.",
          "$ref": "#/$defs/word"
        },
        "id": {
          "description": "The carrier's number of the point.",
          "$ref": "#/$defs/reference"
        },
        "type": {
          "description": "What it is.",
          "type": "string",
          "enum": [
            "shop",
            "locker",
            "post_office",
            "depot",
            "other"
          ]
        },
        "name": {
          "description": "Its name.",
          "$ref": "#/$defs/text"
        },
        "address": {
          "$ref": "#/$defs/publicAddress"
        },
        "position": {
          "$ref": "#/$defs/publicPosition"
        },
        "distanceM": {
          "description": "Metres from the place that was asked for.",
          "type": "integer",
          "minimum": 0,
          "maximum": 1000000
        },
        "openingHours": {
          "description": "When it is open; several rows for one day where it closes at noon.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/openingHours"
          },
          "maxItems": 30
        },
        "closures": {
          "description": "When it is closed.",
          "type": "array",
          "items": {
            "title": "Closure",
            "description": "Days on which a place is closed.",
            "type": "object",
            "properties": {
              "from": {
                "description": "First day.",
                "$ref": "#/$defs/date"
              },
              "to": {
                "description": "Last day.",
                "$ref": "#/$defs/date"
              }
            },
            "required": [
              "from",
              "to"
            ],
            "additionalProperties": false
          },
          "maxItems": 50
        },
        "maxWeightG": {
          "description": "Grams that it takes at most.",
          "$ref": "#/$defs/grams"
        },
        "services": {
          "description": "What can be done there.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/word"
          },
          "maxItems": 20
        },
        "photo": {
          "description": "A picture.",
          "$ref": "#/$defs/publicUrl"
        },
        "map": {
          "description": "A map.",
          "$ref": "#/$defs/publicUrl"
        }
      },
      "required": [
        "network",
        "id"
      ],
      "additionalProperties": false
    },
    "publicAddress": {
      "title": "PublicAddress",
      "description": "The address of a place that is open to everybody.",
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
          "maxItems": 4
        },
        "postalCode": {
          "description": "Absent in countries without postal codes.",
          "type": "string",
          "minLength": 1,
          "maxLength": 17
        },
        "city": {
          "description": "Town.",
          "type": "string",
          "minLength": 1,
          "maxLength": 100
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
    "publicPosition": {
      "title": "PublicPosition",
      "description": "The position of a place that is open to everybody (WGS 84).",
      "type": "object",
      "properties": {
        "latitude": {
          "description": "Degrees north, decimal text.",
          "type": "string",
          "pattern": "^-?[0-9]{1,2}(\\.[0-9]{1,8})?$"
        },
        "longitude": {
          "description": "Degrees east, decimal text.",
          "type": "string",
          "pattern": "^-?[0-9]{1,3}(\\.[0-9]{1,8})?$"
        }
      },
      "required": [
        "latitude",
        "longitude"
      ],
      "additionalProperties": false
    },
    "publicUrl": {
      "description": "Absolute address of a page or picture that everybody may see.",
      "type": "string",
      "format": "uri",
      "maxLength": 2000
    },
    "pickupSlot": {
      "title": "PickupSlot",
      "description": "When a driver comes.",
      "type": "object",
      "properties": {
        "date": {
          "description": "The day.",
          "$ref": "#/$defs/date"
        },
        "from": {
          "description": "Not before.",
          "$ref": "#/$defs/timeOfDay"
        },
        "to": {
          "description": "Not after.",
          "$ref": "#/$defs/timeOfDay"
        },
        "closesAt": {
          "description": "The place closes then.",
          "$ref": "#/$defs/timeOfDay"
        },
        "code": {
          "description": "The carrier's code of the slot.",
          "$ref": "#/$defs/reference"
        },
        "rank": {
          "description": "Its place in the carrier's list.",
          "type": "integer",
          "minimum": 0,
          "maximum": 999
        },
        "transactionId": {
          "description": "The carrier's number of the search.",
          "$ref": "#/$defs/reference"
        },
        "price": {
          "description": "What it costs.",
          "$ref": "#/$defs/money"
        }
      },
      "required": [
        "date"
      ],
      "additionalProperties": false
    },
    "oneTimeCode": {
      "title": "OneTimeCode",
      "description": "A code that is shown or said once.",
      "type": "object",
      "properties": {
        "value": {
          "description": "The code.",
          "type": "string",
          "minLength": 1,
          "maxLength": 40,
          "x-personal": true
        },
        "validUntil": {
          "description": "Until then.",
          "$ref": "#/$defs/instant"
        }
      },
      "required": [
        "value"
      ],
      "additionalProperties": false
    },
    "trackingEvent": {
      "title": "TrackingEvent",
      "description": "What happened to a parcel. Late, repeated and unordered events are normal; one is the same as another if parcel, code and instant are.",
      "type": "object",
      "properties": {
        "parcelNumber": {
          "description": "The carrier's number of the parcel.",
          "$ref": "#/$defs/reference"
        },
        "status": {
          "$ref": "#/$defs/trackingStatus"
        },
        "partnerCode": {
          "description": "The carrier's raw code.",
          "$ref": "#/$defs/reference"
        },
        "reasonCode": {
          "description": "The carrier's raw code of the reason.",
          "$ref": "#/$defs/reference"
        },
        "partnerLabel": {
          "description": "The carrier's wording.",
          "$ref": "#/$defs/words"
        },
        "occurredAt": {
          "description": "When.",
          "$ref": "#/$defs/instant"
        },
        "place": {
          "title": "TrackingPlace",
          "description": "Where.",
          "type": "object",
          "properties": {
            "name": {
              "description": "Depot, office or shop.",
              "$ref": "#/$defs/text"
            },
            "postalCode": {
              "description": "Postal code.",
              "type": "string",
              "minLength": 1,
              "maxLength": 17,
              "x-personal": true
            },
            "city": {
              "description": "Town.",
              "type": "string",
              "minLength": 1,
              "maxLength": 100,
              "x-personal": true
            },
            "country": {
              "$ref": "#/$defs/country"
            }
          },
          "minProperties": 1,
          "additionalProperties": false
        },
        "estimatedDelivery": {
          "description": "When it should arrive.",
          "$ref": "#/$defs/instant"
        },
        "signedBy": {
          "description": "Who took it.",
          "$ref": "#/$defs/personName"
        },
        "weightG": {
          "description": "Grams, as weighed.",
          "$ref": "#/$defs/grams"
        },
        "link": {
          "description": "The carrier's page.",
          "$ref": "#/$defs/url"
        }
      },
      "required": [
        "parcelNumber",
        "status",
        "occurredAt"
      ],
      "additionalProperties": false
    },
    "fieldFault": {
      "title": "FieldFault",
      "description": "One of several things that a partner finds wrong with what it was sent.",
      "type": "object",
      "properties": {
        "field": {
          "description": "The field that it is about.",
          "$ref": "#/$defs/reference"
        },
        "code": {
          "description": "The partner's raw code.",
          "$ref": "#/$defs/reference"
        },
        "severity": {
          "description": "Whether it stops the request.",
          "type": "string",
          "enum": [
            "error",
            "warning"
          ]
        },
        "message": {
          "description": "The partner's wording; it may quote what was sent.",
          "$ref": "#/$defs/words"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "sparePart": {
      "title": "SparePart",
      "description": "A part that is needed or was used.",
      "type": "object",
      "properties": {
        "partNumber": {
          "description": "Its number.",
          "$ref": "#/$defs/reference"
        },
        "name": {
          "description": "What it is.",
          "$ref": "#/$defs/text"
        },
        "quantity": {
          "$ref": "#/$defs/quantity"
        },
        "condition": {
          "description": "New, used, reconditioned, or taken from a device (PIEC).",
          "type": "string",
          "enum": [
            "new",
            "second_hand",
            "reconditioned",
            "salvaged"
          ]
        },
        "price": {
          "description": "For one, without tax.",
          "$ref": "#/$defs/money"
        },
        "state": {
          "description": "Whether it is there.",
          "type": "string",
          "enum": [
            "needed",
            "ordered",
            "in_stock",
            "back_ordered",
            "used",
            "returned"
          ]
        },
        "expectedOn": {
          "description": "When it should come.",
          "$ref": "#/$defs/date"
        },
        "serialNumber": {
          "$ref": "#/$defs/serialNumber"
        },
        "consent": {
          "description": "The consumer agrees to a part that is not new.",
          "type": "boolean"
        },
        "partnerState": {
          "description": "The repairer's raw code of the state.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "partNumber",
        "quantity"
      ],
      "additionalProperties": false
    },
    "spareParts": {
      "description": "Parts that are needed or were used.",
      "type": "array",
      "items": {
        "$ref": "#/$defs/sparePart"
      },
      "maxItems": 200
    },
    "repairWork": {
      "title": "RepairWork",
      "description": "What was done to a device.",
      "type": "object",
      "properties": {
        "performed": {
          "description": "In words.",
          "$ref": "#/$defs/words"
        },
        "codes": {
          "description": "Codes of symptom, defect and repair.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/technicalCode"
          },
          "maxItems": 50
        },
        "parts": {
          "$ref": "#/$defs/spareParts"
        },
        "startedAt": {
          "description": "From.",
          "$ref": "#/$defs/instant"
        },
        "endedAt": {
          "description": "Until; the repair end date.",
          "$ref": "#/$defs/instant"
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
        "distanceKm": {
          "description": "Kilometres to the customer.",
          "type": "integer",
          "minimum": 0,
          "maximum": 100000
        },
        "distanceReason": {
          "description": "Why so far.",
          "$ref": "#/$defs/words"
        },
        "technician": {
          "description": "Who did it.",
          "$ref": "#/$defs/personName"
        },
        "swapped": {
          "description": "Given in place of the old one, or with a new board.",
          "$ref": "#/$defs/device"
        },
        "guaranteeUntil": {
          "description": "The repair is guaranteed until then.",
          "$ref": "#/$defs/date"
        },
        "cost": {
          "$ref": "#/$defs/totals"
        },
        "checkpoints": {
          "description": "Control points at check-in and check-out.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/answer"
          },
          "maxItems": 100
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "deviceCheck": {
      "title": "DeviceCheck",
      "description": "What a registry says of a device. Only the verdict is kept where its terms forbid more.",
      "type": "object",
      "properties": {
        "kind": {
          "$ref": "#/$defs/deviceCheckKind"
        },
        "result": {
          "$ref": "#/$defs/deviceCheckResult"
        },
        "provider": {
          "$ref": "#/$defs/partnerName"
        },
        "certificateId": {
          "description": "The registry's number of the answer.",
          "$ref": "#/$defs/reference"
        },
        "requestedAt": {
          "description": "When it was asked.",
          "$ref": "#/$defs/instant"
        },
        "answeredAt": {
          "description": "When it answered.",
          "$ref": "#/$defs/instant"
        },
        "expiresAt": {
          "description": "To be asked again after this.",
          "$ref": "#/$defs/instant"
        },
        "listedAs": {
          "description": "Why it is listed.",
          "type": "string",
          "enum": [
            "lost",
            "stolen",
            "blocked",
            "blacklisted",
            "fraud",
            "non_payment",
            "other"
          ]
        },
        "reportedAt": {
          "description": "When it was reported.",
          "$ref": "#/$defs/instant"
        },
        "lastChecked": {
          "description": "What the registry knew at this moment.",
          "$ref": "#/$defs/instant"
        },
        "lockState": {
          "$ref": "#/$defs/lockState"
        },
        "model": {
          "description": "What the registry takes it for.",
          "$ref": "#/$defs/receivedDevice"
        },
        "partnerCode": {
          "description": "The raw answer.",
          "$ref": "#/$defs/reference"
        },
        "partnerReason": {
          "description": "The raw reason.",
          "$ref": "#/$defs/reference"
        },
        "partnerLabel": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        }
      },
      "required": [
        "kind",
        "result"
      ],
      "additionalProperties": false
    },
    "dated": {
      "title": "DatedAmount",
      "description": "An amount that is valid for a time.",
      "type": "object",
      "properties": {
        "amount": {
          "description": "How much.",
          "$ref": "#/$defs/money"
        },
        "from": {
          "description": "First day.",
          "$ref": "#/$defs/date"
        },
        "to": {
          "description": "Last day; absent: open.",
          "$ref": "#/$defs/date"
        },
        "repairCodes": {
          "description": "For these repairs only.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/reference"
          },
          "maxItems": 200
        }
      },
      "required": [
        "amount",
        "from"
      ],
      "additionalProperties": false
    },
    "codeLabel": {
      "title": "CodeLabel",
      "description": "A code and its wording.",
      "type": "object",
      "properties": {
        "code": {
          "description": "The code.",
          "$ref": "#/$defs/reference"
        },
        "label": {
          "description": "Its wording.",
          "$ref": "#/$defs/text"
        },
        "from": {
          "description": "First day.",
          "$ref": "#/$defs/date"
        },
        "to": {
          "description": "Last day.",
          "$ref": "#/$defs/date"
        }
      },
      "required": [
        "code"
      ],
      "additionalProperties": false
    },
    "ecoProduct": {
      "title": "EcoProduct",
      "description": "What the support is asked for, in the organism's numbering.",
      "type": "object",
      "properties": {
        "productId": {
          "description": "The product.",
          "$ref": "#/$defs/reference"
        },
        "brandId": {
          "description": "The brand; the code for other brands where it is not listed.",
          "$ref": "#/$defs/reference"
        },
        "brandName": {
          "description": "The brand in words.",
          "$ref": "#/$defs/text"
        },
        "device": {
          "$ref": "#/$defs/device"
        },
        "codes": {
          "description": "Symptom, defect and repair codes.",
          "type": "array",
          "items": {
            "$ref": "#/$defs/technicalCode"
          },
          "maxItems": 20
        },
        "repairTypeCode": {
          "description": "The organism's code of the repair.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "productId"
      ],
      "additionalProperties": false
    },
    "ecoCost": {
      "title": "EcoCost",
      "description": "What the repair cost and what the organism pays.",
      "type": "object",
      "properties": {
        "labour": {
          "description": "Work, without tax.",
          "$ref": "#/$defs/money"
        },
        "parts": {
          "description": "Parts, without tax.",
          "$ref": "#/$defs/money"
        },
        "travel": {
          "description": "The way, without tax.",
          "$ref": "#/$defs/money"
        },
        "exclusiveOfTax": {
          "description": "Without tax.",
          "$ref": "#/$defs/money"
        },
        "inclusiveOfTax": {
          "description": "With tax: the support starts at a threshold.",
          "$ref": "#/$defs/money"
        },
        "support": {
          "description": "What the organism pays.",
          "$ref": "#/$defs/money"
        }
      },
      "required": [
        "inclusiveOfTax"
      ],
      "additionalProperties": false
    },
    "ecoParts": {
      "title": "EcoParts",
      "description": "Parts used, by origin.",
      "type": "object",
      "properties": {
        "new": {
          "description": "New ones.",
          "type": "integer",
          "minimum": 0,
          "maximum": 9999
        },
        "secondHand": {
          "description": "Used ones.",
          "type": "integer",
          "minimum": 0,
          "maximum": 9999
        },
        "salvaged": {
          "description": "Taken from other devices (PIEC).",
          "type": "integer",
          "minimum": 0,
          "maximum": 9999
        },
        "consent": {
          "description": "The consumer agrees to parts that are not new.",
          "type": "boolean"
        },
        "list": {
          "$ref": "#/$defs/spareParts"
        }
      },
      "minProperties": 1,
      "additionalProperties": false
    },
    "ecoSite": {
      "title": "RepairSite",
      "description": "Where the repair is done, in the organism's numbering.",
      "type": "object",
      "properties": {
        "siteId": {
          "description": "The place.",
          "$ref": "#/$defs/reference"
        },
        "repairerId": {
          "description": "The repairer.",
          "$ref": "#/$defs/reference"
        },
        "siret": {
          "$ref": "#/$defs/siret"
        },
        "atHome": {
          "description": "At the customer's home.",
          "type": "boolean"
        },
        "businessSheet": {
          "description": "The trade that the repairer is registered for.",
          "$ref": "#/$defs/word"
        },
        "distanceKm": {
          "description": "Kilometres to the customer.",
          "type": "integer",
          "minimum": 0,
          "maximum": 100000
        },
        "distanceReason": {
          "description": "Why so far.",
          "$ref": "#/$defs/words"
        }
      },
      "required": [
        "siteId"
      ],
      "additionalProperties": false
    },
    "supportAmount": {
      "title": "SupportAmount",
      "description": "What an eco-organism would pay.",
      "type": "object",
      "properties": {
        "amount": {
          "description": "How much.",
          "$ref": "#/$defs/money"
        },
        "threshold": {
          "description": "The invoice must reach this, with tax.",
          "$ref": "#/$defs/money"
        },
        "validFrom": {
          "description": "First day.",
          "$ref": "#/$defs/date"
        },
        "validTo": {
          "description": "Last day.",
          "$ref": "#/$defs/date"
        },
        "rule": {
          "description": "Whose figure: the catalogue's row, or the organism's answer.",
          "$ref": "#/$defs/reference"
        }
      },
      "required": [
        "amount"
      ],
      "additionalProperties": false
    }
  }
};
