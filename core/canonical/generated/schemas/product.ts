// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { JsonObject } from '../../../kernel/json.ts';

/** Canonical type → schema of its body. */
export const productSchemas: Readonly<Record<string, JsonObject>> = {
  "product.published": {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://relais.example/schemas/canonical/v1/product.published.schema.json",
    "title": "ProductPublished",
    "description": "What a partner offers: an insurer's products, a retailer's catalogue.",
    "type": "object",
    "properties": {
      "catalogueNumber": {
        "description": "The number of this edition.",
        "$ref": "common.schema.json#/$defs/reference"
      },
      "kind": {
        "description": "What is offered.",
        "type": "string",
        "enum": [
          "insurance",
          "goods",
          "services",
          "spare_parts"
        ]
      },
      "publishedAt": {
        "description": "When.",
        "$ref": "common.schema.json#/$defs/instant"
      },
      "replaces": {
        "description": "The whole catalogue, or only what is listed.",
        "type": "string",
        "enum": [
          "all",
          "listed"
        ]
      },
      "products": {
        "description": "The products.",
        "type": "array",
        "items": {
          "title": "PublishedProduct",
          "description": "A product.",
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
            "description": {
              "description": "In words.",
              "$ref": "common.schema.json#/$defs/text"
            },
            "product": {
              "description": "The article, where it is goods.",
              "$ref": "common.schema.json#/$defs/device"
            },
            "category": {
              "$ref": "common.schema.json#/$defs/category"
            },
            "price": {
              "description": "What it costs, with tax.",
              "$ref": "common.schema.json#/$defs/money"
            },
            "validFrom": {
              "description": "First day.",
              "$ref": "common.schema.json#/$defs/date"
            },
            "validTo": {
              "description": "Last day.",
              "$ref": "common.schema.json#/$defs/date"
            },
            "coverages": {
              "description": "What an insurance covers.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/coverage"
              },
              "maxItems": 50
            },
            "returnable": {
              "description": "It may be given back.",
              "type": "boolean"
            },
            "returnDays": {
              "description": "Days in which it may be given back.",
              "type": "integer",
              "minimum": 0,
              "maximum": 9999
            },
            "warrantyMonths": {
              "description": "Months of warranty.",
              "type": "integer",
              "minimum": 0,
              "maximum": 999
            },
            "sales": {
              "title": "Sales",
              "description": "What was sold of it: with this, return rates are known.",
              "type": "object",
              "properties": {
                "pieces": {
                  "description": "How many pieces.",
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 1000000000
                },
                "from": {
                  "description": "First day.",
                  "$ref": "common.schema.json#/$defs/date"
                },
                "to": {
                  "description": "Last day.",
                  "$ref": "common.schema.json#/$defs/date"
                }
              },
              "required": [
                "pieces",
                "from",
                "to"
              ],
              "additionalProperties": false
            },
            "withdrawn": {
              "description": "No longer offered.",
              "type": "boolean"
            },
            "attributes": {
              "description": "What else the partner says of it.",
              "type": "array",
              "items": {
                "$ref": "common.schema.json#/$defs/answer"
              },
              "maxItems": 100
            }
          },
          "required": [
            "productId",
            "name"
          ],
          "additionalProperties": false
        },
        "minItems": 1,
        "maxItems": 9999
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
      "catalogueNumber",
      "kind",
      "publishedAt",
      "products"
    ],
    "additionalProperties": false
  }
};
