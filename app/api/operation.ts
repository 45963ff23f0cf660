/** What a person may do. Each role may do all that those before it may. */
export const roles = ['viewer', 'operator', 'admin'] as const;
/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** What a partner's API key may do beside sending documents. */
export const keyScopes = ['send', 'read'] as const;
/** One of {@link keyScopes}. */
export type KeyScope = (typeof keyScopes)[number];

/** A parameter of an address. Every parameter is optional, given once, and refused by name where it is unknown. */
export type Parameter =
  | { readonly is: 'text'; readonly says: string; readonly longest?: number; readonly pattern?: string }
  | { readonly is: 'one of' | 'some of'; readonly says: string; readonly values: readonly string[] }
  | { readonly is: 'instant' | 'id' | 'flag'; readonly says: string }
  | { readonly is: 'integer'; readonly says: string; readonly least: number; readonly most: number; readonly otherwise?: number };

/** One operation of the operations API. The table of them is the contract: doors, roles, validation, the OpenAPI document and the
 *  console's client follow from it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in OpenAPI: `/api/messages/{id}`. */
  readonly path: string;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** The least role that may call it; `anyone` needs no login. */
  readonly role: Role | 'anyone';
  /** May a partner's API key of this scope call it? It is then shown its own things only. */
  readonly scope?: KeyScope;
  readonly query?: Readonly<Record<string, Parameter>>;
  /** Name of the type of its body, one of `app/api/views`; `bytes` is a document as it is. */
  readonly body?: string;
  /** The body may carry a whole document or files, as large as a document at a door. @default false */
  readonly large?: boolean;
  /** Name of the type of its answer, one of `app/api/views`; `bytes` is a file, `events` a stream of server-sent events,
   *  `redirect` leads elsewhere; none: 204. */
  readonly answer?: string;
  /** Status of a good answer. @default 200 */
  readonly status?: number;
}

/** Operations by their names, which are those of the functions of the client. */
export type Operations = Readonly<Record<string, Operation>>;

/** The parameters of every list: a page begins where the one before ended. */
export const paging = {
  cursor: { is: 'text', says: '`nextCursor` of the page before.', longest: 500 },
  limit: { is: 'integer', says: 'Most items of a page.', least: 1, most: 500, otherwise: 50 },
} as const satisfies Readonly<Record<string, Parameter>>;

/** A stretch of time. */
export const period = {
  from: { is: 'instant', says: 'From this instant on.' },
  to: { is: 'instant', says: 'Before this instant.' },
} as const satisfies Readonly<Record<string, Parameter>>;

/** The language of labels; without it that of `Accept-Language`. */
export const lang = { is: 'text', says: 'Language of labels: `en`, `fr` or `es`.', longest: 20 } as const satisfies Parameter;
