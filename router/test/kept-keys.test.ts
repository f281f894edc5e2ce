import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogger } from '@jumun/platform/process/logger';
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openIdentity } from '../identity.ts';
import { keptKeys } from '../kept-keys.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jumun-kept-'));
  file = join(folder, 'keys', 'access-tokens.jwks');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const silent = openLogger('test', 'silent');
const away = async (): Promise<never> => {
  throw new Error('customers is away');
};

const anIssuer = async (kid: string) => {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  const key = { ...(await exportJWK(pair.publicKey)), kid };
  const token = await new SignJWT({ sub: 'cus_1', iss: 'jumun', aud: 'jumun' })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setExpirationTime('5 minutes')
    .sign(pair.privateKey);
  return { pair, key, bearer: `Bearer ${token}` };
};

/** A router that starts: whom it identifies, given the issuer's keys and the issuer's name. */
const start = (keys: () => Promise<JSONWebKeySet>, issuer = 'customers') =>
  openIdentity({ keys, kept: keptKeys(file, issuer, silent) });
const kept = () => vi.waitFor(() => readFileSync(file, 'utf8'));

test('a router that restarts while the issuer is away goes on identifying people', async () => {
  const { key, bearer } = await anIssuer('key-1');
  await start(async () => ({ keys: [key] })).identify(bearer);
  await kept();
  const { caller } = await start(away).identify(bearer);
  expect(caller.subject).toBe('cus_1');
});

test('an issuer that does not answer at all is no different', async () => {
  const { key, bearer } = await anIssuer('key-1');
  await start(async () => ({ keys: [key] })).identify(bearer);
  await kept();
  const { caller } = await start(() => new Promise(() => {})).identify(bearer);
  expect(caller.subject).toBe('cus_1');
});

test('as soon as the issuer answers again, its word counts: a key that it has withdrawn is believed no longer', async () => {
  const [old, fresh] = [await anIssuer('key-1'), await anIssuer('key-2')];
  await start(async () => ({ keys: [old.key] })).identify(old.bearer);
  await kept();
  let isAway = true;
  let now = Date.now();
  const router = openIdentity({
    keys: async () => (isAway ? away() : { keys: [fresh.key] }),
    kept: keptKeys(file, 'customers', silent),
    now: () => now,
  });
  await router.identify(old.bearer);
  isAway = false;
  now += 61_000; // nor is it believed for what was verified before
  await router.identify(old.bearer).catch(() => {}); // begins to fetch
  await vi.waitFor(async () => {
    now += 61_000;
    await expect(router.identify(old.bearer)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
  expect((await router.identify(fresh.bearer)).caller.subject).toBe('cus_1');
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toContain('key-2'));
});

test('nobody is believed by the kept keys of another issuer', async () => {
  const { key, bearer } = await anIssuer('key-1');
  await start(async () => ({ keys: [key] })).identify(bearer);
  await kept();
  await expect(start(away, 'https://another.example/jwks').identify(bearer)).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
  });
});

test('what is kept is public, whatever the issuer publishes, and replaces the file as a whole', async () => {
  const { pair } = await anIssuer('key-1');
  const secret = { ...(await exportJWK(pair.privateKey)), kid: 'key-1' };
  const shared = { kty: 'oct', k: 'c2VjcmV0', kid: 'shared' };
  await keptKeys(file, 'customers', silent).write({ keys: [secret, shared] });
  const { keys } = JSON.parse(await kept());
  expect(keys).toEqual([{ kty: 'OKP', crv: 'Ed25519', x: secret.x, kid: 'key-1' }]);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['access-tokens.jwks']);
});

test('a broken file, or one that cannot be written, changes nothing', async () => {
  const { key, bearer } = await anIssuer('key-1');
  writeFileSync(join(folder, 'keys'), 'no folder');
  expect((await start(async () => ({ keys: [key] })).identify(bearer)).caller.subject).toBe('cus_1');
  rmSync(join(folder, 'keys'));
  await start(async () => ({ keys: [key] })).identify(bearer);
  await kept();
  writeFileSync(file, '{"keys": [');
  await expect(start(away).identify(bearer)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});
