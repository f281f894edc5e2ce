import { connect } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Limits } from '../admission/limits.ts';
import type { GraphParts } from '../graph.ts';
import { openIdentity } from '../identity.ts';
import { openPages } from '../pages/pages.ts';
import { openRouter, type RouterParts } from '../server.ts';
import { openShop, silent } from './shop.ts';

/** A router on a free port, over the shop. */
export const openEdge = async ({
  mode = 'production' as 'development' | 'production',
  limits = {} as Partial<Limits>,
  plugins = [] as NonNullable<GraphParts['plugins']>,
  config = {} as Partial<RouterParts['config']>,
  log = silent,
  trusted,
  overload,
  openLimit,
  ...more
}: Partial<Omit<RouterParts, 'config'>> &
  Pick<GraphParts, 'plugins' | 'trusted' | 'overload' | 'openLimit'> & {
    mode?: 'development' | 'production';
    limits?: Partial<Limits>;
    config?: Partial<RouterParts['config']>;
  } = {}) => {
  const isOpen = mode === 'development';
  const pages = isOpen
    ? openPages({ title: 'The shop', tabs: [], accounts: [], problems: () => [] })
    : undefined;
  const { graph, state } = await openShop({ introspection: isOpen, ...limits }, undefined, {
    explains: isOpen,
    plugins,
    landingPage: pages?.landingPage,
    log,
    ...(trusted ? { trusted } : {}),
    ...(overload ? { overload } : {}),
    ...(openLimit ? { openLimit } : {}),
  });
  const pair = await generateKeyPair('EdDSA');
  const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'EdDSA' }] };
  const router = await openRouter({
    graph,
    identity: openIdentity({ keys: async () => keys }),
    config: { port: 0, host: '127.0.0.1', mode, allowedOrigins: ['https://shop.example'], ...config },
    pages,
    log,
    ready: () => [],
    ...more,
  });
  const aToken = (expiresInSeconds = 300, claims: object = {}): Promise<string> =>
    new SignJWT({
      sub: 'cus_1',
      iss: 'jumun',
      aud: 'jumun',
      exp: Date.now() / 1_000 + expiresInSeconds,
      ...claims,
    })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .sign(pair.privateKey);
  const ask = (body: unknown, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...init,
    });
  return { router, graph, state, aToken, ask, base: router.url.replace('/graphql', '') };
};

/** Sends raw bytes and returns what comes back until the connection ends, or within a second. */
export const speak = (url: string, text: string | Buffer): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    const done = (): void => {
      socket.destroy();
      resolve(heard);
    };
    socket.on('data', (bytes) => (heard += bytes));
    socket.on('close', done);
    socket.on('error', done);
    setTimeout(done, 1_000);
  });
