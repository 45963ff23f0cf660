/** Bounds the bytes that are in memory at once: one large file waits for another, many small ones do not. */
export class ByteBudget {
  private readonly limit: number;
  private used = 0;
  private readonly waiting: { readonly bytes: number; readonly go: () => void }[] = [];

  /** @param limit what is larger goes all the same, alone */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** Does a piece of work that holds so many bytes, when there is room for them; in the order of asking. */
  async spend<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    if (this.waiting.length > 0 || !this.fits(bytes)) await new Promise<void>((go) => this.waiting.push({ bytes, go }));
    else this.used += bytes;
    try {
      return await work();
    } finally {
      this.used -= bytes;
      this.wake();
    }
  }

  private fits(bytes: number): boolean {
    return this.used === 0 || this.used + bytes <= this.limit;
  }

  private wake(): void {
    for (let next = this.waiting[0]; next !== undefined && this.fits(next.bytes); next = this.waiting[0]) {
      this.waiting.shift();
      this.used += next.bytes;
      next.go();
    }
  }
}
