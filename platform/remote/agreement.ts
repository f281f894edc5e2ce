import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

// How two processes come to a secret that nobody else has, without a word between them: X25519, by keys that follow from those
// they sign with.

/** PKCS #8 of an X25519 private key, before its 32 bytes. */
const privateKeyHead = Buffer.from('302e020100300506032b656e04220420', 'hex');

const bytesOf = (secret: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

/** The X25519 key that belongs to an Ed25519 key. */
export const agreementKey = (signKey: KeyObject): KeyObject => {
  const { d = '' } = signKey.export({ format: 'jwk' });
  const bytes = bytesOf(Buffer.from(d, 'base64url'), 'jumun: x25519');
  return createPrivateKey({ key: Buffer.concat([privateKeyHead, bytes]), format: 'der', type: 'pkcs8' });
};

/** Its public part, as it is published. */
export const publicText = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x ?? '';

/** Reads what is published; throws where it is no such key. */
export const readPublic = (text: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: text }, format: 'jwk' });

/** The 32 bytes that only the holders of both keys can know, for one purpose. */
export const agreedSecret = (ours: KeyObject, theirs: KeyObject, purpose: string): KeyObject =>
  createSecretKey(bytesOf(diffieHellman({ privateKey: ours, publicKey: theirs }), purpose));
