/* WS-Security 1.0 and its token profiles (OASIS, 2004), XML Signature (W3C). */
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-';
export const WSSE = `${OASIS}wssecurity-secext-1.0.xsd`;
export const WSU = `${OASIS}wssecurity-utility-1.0.xsd`;
export const PASSWORD_TEXT = `${OASIS}username-token-profile-1.0#PasswordText`;
export const PASSWORD_DIGEST = `${OASIS}username-token-profile-1.0#PasswordDigest`;
export const BASE64 = `${OASIS}soap-message-security-1.0#Base64Binary`;
export const X509V3 = `${OASIS}x509-token-profile-1.0#X509v3`;
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** How far clocks may be apart, and how long a token or a signature is good, in milliseconds. */
export const TOLERANCE_MS = 300_000;
