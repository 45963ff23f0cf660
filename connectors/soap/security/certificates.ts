import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { hubError } from '../../../core/kernel/errors.ts';

/** What requests are signed with. */
export interface SigningIdentity {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
}

/** Reads a certificate and its RSA key, both PEM.
 *  @throws HubError `E_CONFIG_FIELD`; the values are not told */
export function signingIdentity(certificatePem: string, keyPem: string): SigningIdentity {
  const [certificate] = readCertificates('signingCertificate', certificatePem);
  const key = readKey(keyPem);
  if (certificate === undefined || key.asymmetricKeyType !== 'rsa')
    throw hubError('E_CONFIG_FIELD', { reason: 'signingCertificate and signingKey must be a certificate and its RSA key' });
  if (!certificate.checkPrivateKey(key)) throw hubError('E_CONFIG_FIELD', { reason: 'signingKey is not the key of signingCertificate' });
  return { key, certificate };
}

/** Reads the certificates of a PEM file, all of RSA keys.
 *  @param field its name, for errors. @throws HubError `E_CONFIG_FIELD` */
export function readCertificates(field: string, pem: string): readonly X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    const certificates = blocks.map((block) => new X509Certificate(block));
    if (certificates.length > 0 && certificates.every(({ publicKey }) => publicKey.asymmetricKeyType === 'rsa')) return certificates;
  } catch {
    // Falls through: the value may be a secret, and OpenSSL's words quote it.
  }
  throw hubError('E_CONFIG_FIELD', { reason: `${field} must have certificates (PEM) of RSA keys` });
}

/** Who may sign: a certificate by itself, or what it vouches for as an authority.
 *  @returns why the certificate is not trusted, undefined where it is */
export function distrust(certificate: X509Certificate, trusted: readonly X509Certificate[], now: Date): string | undefined {
  if (now < new Date(certificate.validFrom) || now > new Date(certificate.validTo)) return 'the certificate is not valid today';
  const vouched = trusted.some(
    (each) => each.raw.equals(certificate.raw) || (each.ca && certificate.checkIssued(each) && certificate.verify(each.publicKey)),
  );
  return vouched ? undefined : 'the certificate is not one of those that are trusted';
}

function readKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    throw hubError('E_CONFIG_FIELD', { reason: 'signingKey must be a private key (PEM) without a passphrase' });
  }
}
