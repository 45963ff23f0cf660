// Generated from schemas/canonical by tools/canonical/generate-types.mjs. Do not edit.
import type { Answer, CaseNumbers, Category, Coverage, Device, ExternalRef, ExternalState, Money } from './common.ts';

/**
 * What a partner offers: an insurer's products, a retailer's catalogue.
 */
export interface ProductPublished {
  /**
   * The number of this edition.
   */
  catalogueNumber: string;
  /**
   * What is offered.
   */
  kind: 'insurance' | 'goods' | 'services' | 'spare_parts';
  /**
   * When.
   */
  publishedAt: string;
  /**
   * The whole catalogue, or only what is listed.
   */
  replaces?: 'all' | 'listed';
  /**
   * The products.
   *
   * @minItems 1
   * @maxItems 9999
   */
  products: [PublishedProduct, ...PublishedProduct[]];
  /**
   * Numbers under which the parties know the case, beside those that the message is about. Names are those of business-keys.json.
   */
  numbers?: CaseNumbers;
  /**
   * Free words to the other side.
   */
  note?: string;
  /**
   * States in the words of partners' systems.
   *
   * @maxItems 50
   *
   * Items: A state in the words of a partner's system, kept whether or not it has a canonical twin.
   */
  externalStates?: ExternalState[];
  /**
   * Numbers of the case in partners' systems.
   *
   * @maxItems 50
   *
   * Items: A number of the case in a partner's system.
   */
  externalRefs?: ExternalRef[];
}
/**
 * A product.
 */
export interface PublishedProduct {
  /**
   * Its number.
   */
  productId: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * In words.
   */
  description?: string;
  /**
   * The article, where it is goods.
   */
  product?: Device;
  /**
   * What kind of product it is, for the hub and for those who number the kinds.
   */
  category?: Category;
  /**
   * What it costs, with tax.
   */
  price?: Money;
  /**
   * First day.
   */
  validFrom?: string;
  /**
   * Last day.
   */
  validTo?: string;
  /**
   * What an insurance covers.
   *
   * @maxItems 50
   *
   * Items: What a policy covers.
   */
  coverages?: Coverage[];
  /**
   * It may be given back.
   */
  returnable?: boolean;
  /**
   * Days in which it may be given back.
   */
  returnDays?: number;
  /**
   * Months of warranty.
   */
  warrantyMonths?: number;
  sales?: Sales;
  /**
   * No longer offered.
   */
  withdrawn?: boolean;
  /**
   * What else the partner says of it.
   *
   * @maxItems 100
   *
   * Items: An answer to a question about the goods.
   */
  attributes?: Answer[];
}
/**
 * What was sold of it: with this, return rates are known.
 */
export interface Sales {
  /**
   * How many pieces.
   */
  pieces: number;
  /**
   * First day.
   */
  from: string;
  /**
   * Last day.
   */
  to: string;
}
