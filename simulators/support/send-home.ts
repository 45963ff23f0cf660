/** Where a partner sends what it has to tell: the door of one inbound channel of the hub. */
export interface HubDoor {
  /** `http://127.0.0.1:PORT/in/PARTNER/CHANNEL` */
  readonly url: string;
  readonly apiKey: string;
}

/** Sends a document to the hub, up to `tries` times, as partners do that call back.
 *  @returns the status of the last answer; 0 when there was none */
export async function sendHome(
  door: HubDoor,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = { 'content-type': 'application/json' },
  tries = 3,
): Promise<number> {
  let status = 0;
  for (let n = 0; n < tries; n += 1) {
    status = await fetch(door.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.apiKey}`, ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status >= 200 && status < 300) break;
  }
  return status;
}
