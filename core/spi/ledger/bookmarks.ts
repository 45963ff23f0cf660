/** How far pollers have read their sources; see `Bookmark` in connector.ts. */
export interface Bookmarks {
  /** @param channel `partner/channel` */
  bookmark(channel: string): Promise<string | undefined>;
  /** Settles after the commit. @param place at most 2,000 characters */
  setBookmark(channel: string, place: string): Promise<void>;
}
