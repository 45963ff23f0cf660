/** The largest document that the HTTP door takes, in bytes: 25 MiB. Larger ones come by SFTP. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

/** The largest body of an operation that brings no document, in bytes: 256 KiB. A thousand ids fit. */
export const MAX_REQUEST_BYTES = 256 * 1024;

/** The longest that a caller may ask to wait (`Prefer: wait`, RFC 7240, section 4.3), in seconds. */
export const MAX_WAIT_SECONDS = 60;
