/** What happened and what to do, by the code of an error; `{names}` are filled with the details of a finding. The table of the hub
 *  (docs/errors.md) says which codes there are and which names each text has. */
export type ErrorTexts = Readonly<Record<string, readonly [text: string, remedy: string]>>;
