import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';

/** An issuer of access tokens outside Jumun, for JUMUN_JWKS_URL: for tests and loads with more people than could sign in. */
export type Issuer = {
  readonly jwksUrl: string;
  keys(): Promise<JSONWebKeySet>;
  /** A token that is valid for twelve hours, longer than any test or load, unless another time is given. */
  token(
    subject: string,
    rights?: { readonly scopes?: readonly string[]; readonly stores?: readonly string[] },
    until?: string,
  ): Promise<string>;
  close(): Promise<void>;
};

export const openIssuer = async (): Promise<Issuer> => {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid: 'issuer', alg: 'EdDSA', use: 'sig' }] };
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keySet)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    keys: async () => keySet,
    token: (subject, { scopes = [], stores = [] } = {}, until = '12h') =>
      new SignJWT({ scope: scopes.join(' '), stores })
        .setProtectedHeader({ alg: 'EdDSA', kid: 'issuer' })
        .setSubject(subject)
        .setIssuer('jumun')
        .setAudience('jumun')
        .setIssuedAt()
        .setExpirationTime(until)
        .sign(privateKey),
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
};
