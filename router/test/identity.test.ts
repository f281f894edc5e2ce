import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { noneEnded } from '../ended-sessions.ts';
import { openIdentity } from '../identity.ts';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let [ours, theirs, other]: Pair[] = [];
let publicKeyText = '';

const kid = 'key-1';
const now = 1_800_000_000_000;
const inSeconds = (seconds: number): number => now / 1_000 + seconds;

beforeAll(async () => {
  [ours, theirs, other] = await Promise.all([
    generateKeyPair('EdDSA', { extractable: true }),
    generateKeyPair('EdDSA', { extractable: true }),
    generateKeyPair('ES256', { extractable: true }),
  ]);
  publicKeyText = await exportSPKI(ours!.publicKey);
});

const aKeySet = async () => ({
  keys: [
    { ...(await exportJWK(ours!.publicKey)), kid, alg: 'EdDSA' },
    { ...(await exportJWK(other!.publicKey)), kid: 'other', alg: 'ES256' },
  ],
});

const anIdentity = (keys = aKeySet, clock = () => now) => openIdentity({ keys, now: clock });

type Given = { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: Pair['privateKey'] };
const aToken = ({ claims = {}, header = {}, key = ours!.privateKey }: Given = {}): Promise<string> =>
  new SignJWT({
    sub: 'cus_1',
    scope: 'orders:read tickets:read',
    stores: ['sto_1'],
    locale: 'en',
    iss: 'jumun',
    aud: 'jumun',
    exp: inSeconds(300),
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', kid, ...header })
    .sign(key);

const base64 = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

test('a good token tells who asks, what they may do, at which stores, and in which language', async () => {
  expect(await anIdentity().identify(`Bearer ${await aToken()}`)).toEqual({
    caller: { subject: 'cus_1', scopes: ['orders:read', 'tickets:read'], stores: ['sto_1'], service: null },
    expiresAt: now + 300_000,
    locale: 'en',
  });
});

test('an anonymous caller needs no token', async () => {
  expect(await anIdentity().identify(undefined)).toEqual({
    caller: { subject: null, scopes: [], stores: [], service: null },
    expiresAt: undefined,
    locale: undefined,
  });
});

test('no token makes a person a service', async () => {
  const { caller } = await anIdentity().identify(
    `Bearer ${await aToken({ claims: { scope: 'service:orders a', service: 'orders' } })}`,
  );
  expect(caller).toMatchObject({ scopes: ['a'], service: null });
});

const badTokens: [string, () => Promise<string> | string][] = [
  ['alg none', async () => `${base64({ alg: 'none', kid })}.${(await aToken()).split('.')[1]}.`],
  [
    'alg none with a signature',
    async () => `${base64({ alg: 'none', kid })}.${(await aToken()).split('.').slice(1).join('.')}`,
  ],
  [
    'HS256 with the public key',
    async () => {
      const unsigned = `${base64({ alg: 'HS256', kid })}.${(await aToken()).split('.')[1]}`;
      return `${unsigned}.${createHmac('sha256', publicKeyText).update(unsigned).digest('base64url')}`;
    },
  ],
  [
    'another algorithm, though its key is known',
    () => aToken({ header: { alg: 'ES256', kid: 'other' }, key: other!.privateKey }),
  ],
  ['a wrong audience', () => aToken({ claims: { aud: 'another' } })],
  ['a wrong issuer', () => aToken({ claims: { iss: 'another' } })],
  ['no audience', () => aToken({ claims: { aud: undefined } })],
  ['an unknown key id', () => aToken({ header: { kid: 'key-2' } })],
  ['a path as key id', () => aToken({ header: { kid: '../../etc/passwd' } })],
  ['SQL as key id', () => aToken({ header: { kid: "' OR 1=1 --" } })],
  ['no key id', () => aToken({ header: { kid: undefined } })],
  ['a foreign signature', () => aToken({ key: theirs!.privateKey })],
  [
    'its own key in the header',
    async () => aToken({ key: theirs!.privateKey, header: { jwk: await exportJWK(theirs!.publicKey) } }),
  ],
  [
    'a key address in the header',
    () => aToken({ key: theirs!.privateKey, header: { jku: 'https://evil.example/jwks' } }),
  ],
  ['expired by 1 s', () => aToken({ claims: { exp: inSeconds(-1) } })],
  ['expired just now', () => aToken({ claims: { exp: inSeconds(0) } })],
  ['no expiry', () => aToken({ claims: { exp: undefined } })],
  ['not valid yet', () => aToken({ claims: { nbf: inSeconds(61) } })],
  ['no subject', () => aToken({ claims: { sub: undefined } })],
  ['a subject that is no text', () => aToken({ claims: { sub: 7 as never } })],
  ['20 kB', () => aToken({ claims: { padding: 'x'.repeat(20_000) } })],
  ['not a JWT', () => 'secret'],
  ['nothing', () => ''],
  ['three empty parts', () => '..'],
];

test.each(badTokens)('a bad token (%s) is refused like every other', async (_, token) => {
  await expect(anIdentity().identify(`Bearer ${await token()}`)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: 'The access token is not valid; sign in again.',
    details: {},
  });
});

test.each(['Basic a:b', 'Bearer', 'bearer a.b.c, Bearer d.e.f'])(
  'the header "%s" is refused',
  async (header) => {
    await expect(anIdentity().identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  },
);

test('the clock of an issuer may be a minute ahead of ours', async () => {
  await anIdentity().identify(`Bearer ${await aToken({ claims: { nbf: inSeconds(59) } })}`);
});

test('a token that was good does not stay good forever', async () => {
  let time = now;
  const identity = anIdentity(aKeySet, () => time);
  const header = `Bearer ${await aToken({ claims: { exp: inSeconds(10) } })}`;
  await identity.identify(header);
  time += 71_000;
  await expect(identity.identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('an unknown key id fetches the keys again, but not for every one that a client makes up', async () => {
  let [time, fetched, set] = [now, 0, { keys: [] as object[] }];
  const identity = anIdentity(
    async () => {
      fetched += 1;
      return set as never;
    },
    () => time,
  );
  const header = `Bearer ${await aToken()}`;
  await expect(identity.identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  set = await aKeySet();
  for (let n = 0; n < 20; n += 1)
    await expect(identity.identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(fetched).toBe(1);
  time += 5_000;
  await identity.identify(header);
  expect(fetched).toBe(2);
});

test('while the keys cannot be fetched, no one is told to sign in again; keys once fetched are kept', async () => {
  let away = true;
  let time = now;
  const identity = anIdentity(
    () => (away ? Promise.reject(new Error('away')) : aKeySet()),
    () => time,
  );
  const header = `Bearer ${await aToken()}`;
  await expect(identity.identify(header)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  away = false;
  await identity.identify(header);
  away = true;
  time += 61_000;
  await identity.identify(header);
});

test('a token that was believed before is refused from the moment it ends, as a socket is closed then', async () => {
  let time = now;
  const identity = anIdentity(aKeySet, () => time);
  const header = `Bearer ${await aToken({ claims: { exp: inSeconds(30) } })}`;
  const { expiresAt } = await identity.identify(header);
  expect(expiresAt).toBe(now + 30_000);
  time = now + 29_999;
  await identity.identify(header);
  time = now + 30_000;
  await expect(identity.identify(header)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a token of a session that has ended is refused, also where it was believed before', async () => {
  let hasEnded = false;
  const ended = { ...noneEnded, has: (session?: string) => hasEnded && session === 'ses_1' };
  const identity = openIdentity({ keys: aKeySet, now: () => now, ended });
  const token = `Bearer ${await aToken({ claims: { sid: 'ses_1' } })}`;
  const other = `Bearer ${await aToken({ claims: { sid: 'ses_2' } })}`;
  expect(await identity.identify(token)).toMatchObject({ session: 'ses_1' });
  hasEnded = true;
  await expect(identity.identify(token)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: 'This session has ended; sign in again.',
  });
  expect(await identity.identify(other)).toMatchObject({ session: 'ses_2' });
});
