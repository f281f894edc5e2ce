import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeJwt, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { anonymous, type Call, type Caller, serviceCaller } from '../graph/client.ts';
import { sealCall, signCall, verifyCall } from '../remote/internal-token.ts';
import { type Keys, openKeys } from '../remote/keys.ts';

let folder: string;
let router: Keys;
let shelf: Keys;
let desk: Keys;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
  [router, shelf, desk] = await Promise.all([
    openKeys(folder, 'router'),
    openKeys(folder, 'shelf'),
    openKeys(folder, 'desk'),
  ]);
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const anna: Caller = { subject: 'anna', scopes: ['notes:read'], stores: ['blue'], service: null };
const callBy = (caller: Caller): Call => ({
  caller,
  locale: 'en',
  correlationId: 'cor_1',
  withinMs: 300,
});
const body = '{"query":"{ hello }"}';
const refused = { code: 'UNAUTHENTICATED', message: 'This call carries no valid internal token.' };

type Make = (keys: Keys, audience: string, body: string, call: Call) => Promise<string | undefined>;
const forms: readonly (readonly [string, Make])[] = [
  ['sealed', sealCall],
  ['signed', signCall],
];
const passingBy =
  (make: Make) =>
  async (keys: Keys, caller: Caller): Promise<Caller> =>
    (await verifyCall(desk, 'desk', body, await make(keys, 'desk', body, callBy(caller)))).caller;

describe.each(forms)('an internal token that is %s', (_, make) => {
  test('carries the whole call to the one it is for', async () => {
    const token = await make(router, 'desk', body, {
      ...callBy(anna),
      signal: new AbortController().signal,
    });
    expect(await verifyCall(desk, 'desk', body, token)).toEqual(callBy(anna));
    const { withinMs: _, ...endless } = callBy(anonymous);
    expect(await verifyCall(desk, 'desk', '', await make(router, 'desk', '', endless))).toEqual(endless);
  });

  test('is refused by anyone else, and for any other body', async () => {
    const token = await make(router, 'shelf', body, callBy(anna));
    await expect(verifyCall(desk, 'desk', body, token)).rejects.toMatchObject(refused);
    await expect(verifyCall(shelf, 'shelf', `${body} `, token)).rejects.toMatchObject(refused);
    await expect(verifyCall(shelf, 'shelf', body, token)).resolves.toMatchObject({ caller: anna });
  });

  test('is good for 30 seconds', async () => {
    const token = await make(router, 'desk', body, callBy(anna));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 36_000 });
    await expect(verifyCall(desk, 'desk', body, token)).rejects.toMatchObject(refused);
  });

  test('is good once', async () => {
    const token = await make(router, 'desk', body, callBy(anna));
    await verifyCall(desk, 'desk', body, token);
    await expect(verifyCall(desk, 'desk', body, token)).rejects.toMatchObject(refused);
  });

  test('is not used up by a refusal', async () => {
    const token = await make(router, 'desk', body, callBy(anna));
    await expect(verifyCall(desk, 'desk', 'other', token)).rejects.toMatchObject(refused);
    await expect(verifyCall(desk, 'desk', body, token)).resolves.toMatchObject({ caller: anna });
  });

  test('is refused as soon as a letter of it is another', async () => {
    const token = (await make(router, 'desk', body, callBy(anna))) ?? '';
    for (let at = 0; at < token.length - 1; at += 7) {
      const letter = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + letter + token.slice(at + 1);
      await expect(verifyCall(desk, 'desk', body, changed)).rejects.toMatchObject(refused);
    }
    await expect(verifyCall(desk, 'desk', body, token)).resolves.toMatchObject({ caller: anna });
  });
});

describe('a sealed token', () => {
  test('is not what its receiver could have made for the sender, nor what a third one makes in another name', async () => {
    const token = await sealCall(router, 'desk', body, callBy(anna));
    await expect(verifyCall(router, 'router', body, token)).rejects.toMatchObject(refused); // sent back
    const other = { ...shelf, kid: router.kid };
    const forged = await sealCall(other, 'desk', body, callBy(anna));
    await expect(verifyCall(desk, 'desk', body, forged)).rejects.toMatchObject(refused);
  });

  test('is not made for whoever publishes nothing to agree by, such as an earlier release', async () => {
    const file = path.join(folder, 'desk.public.jwk');
    const { agreement, ...earlier } = JSON.parse(await readFile(file, 'utf8'));
    expect(agreement).toBeTypeOf('string');
    await writeFile(file, JSON.stringify(earlier));
    const fresh = await openKeys(folder, 'router');
    expect(await sealCall(fresh, 'desk', body, callBy(anna))).toBeUndefined();
    const signed = await signCall(fresh, 'desk', body, callBy(anna));
    expect(await verifyCall(desk, 'desk', body, signed)).toEqual(callBy(anna));
  });
});

describe('a signed token', () => {
  test('cannot be given a longer life by its signer', async () => {
    const claims = {
      ...decodeJwt(await signCall(router, 'desk', body, callBy(anna))),
      exp: Math.floor(Date.now() / 1000) + 86_400,
    };
    const longLived = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', kid: router.kid })
      .sign(router.signKey);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 36_000 });
    await expect(verifyCall(desk, 'desk', body, longLived)).rejects.toMatchObject(refused);
  });

  test('is refused when it is missing, malformed, unsigned, huge, or signed with a public key as secret', async () => {
    const claims = decodeJwt(await signCall(router, 'desk', body, callBy(anna)));
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none', kid: router.kid })}.${part(claims)}.`;
    const published = await readFile(path.join(folder, 'router.public.jwk'));
    const confused = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: router.kid })
      .sign(published);
    for (const token of [undefined, '', 'x', 'a.b.c', unsigned, confused, 'x'.repeat(20_000)])
      await expect(verifyCall(desk, 'desk', body, token)).rejects.toMatchObject(refused);
  });

  test('with claims of another shape is refused', async () => {
    const good = decodeJwt(await signCall(router, 'desk', body, callBy(anna)));
    const odd: Record<string, unknown>[] = [
      { call: undefined },
      { call: { ...callBy(anna), locale: 'fr' } },
      { call: { ...callBy(anna), caller: { ...anna, scopes: 'notes:read' } } },
      { jti: undefined },
    ];
    for (const change of odd) {
      const token = await new SignJWT({ ...good, jti: crypto.randomUUID(), ...change })
        .setProtectedHeader({ alg: 'EdDSA', kid: router.kid })
        .sign(router.signKey);
      await expect(verifyCall(desk, 'desk', body, token)).rejects.toMatchObject(refused);
    }
  });
});

describe.each(forms)('who may name whom in a token that is %s', (_, make) => {
  const passing = passingBy(make);

  test('only the router names a person', async () => {
    expect(await passing(router, anna)).toEqual(anna);
    await expect(passing(shelf, anna)).rejects.toMatchObject(refused);
  });

  test('only x is the service x, and with no more rights than that', async () => {
    expect(await passing(shelf, serviceCaller('shelf'))).toEqual(serviceCaller('shelf'));
    await expect(passing(desk, serviceCaller('shelf'))).rejects.toMatchObject(refused);
    await expect(passing(desk, { ...serviceCaller('desk'), service: 'shelf' })).rejects.toMatchObject(
      refused,
    );
    await expect(passing(router, serviceCaller('shelf'))).rejects.toMatchObject(refused);
    await expect(passing(router, { ...anna, scopes: ['service:shelf'] })).rejects.toMatchObject(refused);
    for (const more of [
      { scopes: ['service:shelf', 'notes:read'] },
      { scopes: ['service:desk'] },
      { stores: ['blue'] },
      { subject: 'anna' },
    ])
      await expect(passing(shelf, { ...serviceCaller('shelf'), ...more })).rejects.toMatchObject(refused);
  });

  test('an anonymous caller has no scopes unless the router gives them', async () => {
    expect(await passing(shelf, anonymous)).toEqual(anonymous);
    await expect(passing(shelf, { ...anonymous, scopes: ['notes:read'] })).rejects.toMatchObject(refused);
  });

  test('a key is trusted for its own name only, whatever its token’s header says', async () => {
    const claims = decodeJwt(await signCall(router, 'desk', body, callBy(anna)));
    const sign = (kid: string): Promise<string> =>
      new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid }).sign(shelf.signKey);
    for (const kid of [router.kid, shelf.kid.replace('shelf', 'router'), '../router', '', 'router'])
      await expect(verifyCall(desk, 'desk', body, await sign(kid))).rejects.toMatchObject(refused);
  });
});

describe('keys', () => {
  test('processes that start together agree on one key, which only their user may read', async () => {
    for (let round = 0; round < 20; round++) {
      const starting: Promise<Keys>[] = [];
      for (let n = 0; n < 8; n++) {
        starting.push(openKeys(folder, `twin${round}`));
        await new Promise(setImmediate); // not in step: each is somewhere else in its start
      }
      const ids = (await Promise.all(starting)).map(({ kid }) => kid);
      expect(new Set([...ids, (await openKeys(folder, `twin${round}`)).kid]).size).toBe(1);
    }
    expect((await stat(path.join(folder, 'twin0.private.jwk'))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((file) => file.includes('.part'))).toEqual([]);
    expect(await readFile(path.join(folder, 'twin0.public.jwk'), 'utf8')).not.toContain('"d"');
  });

  test('a process that starts later is known at once, made-up ids cost one look a second', async () => {
    const late = await openKeys(folder, 'late');
    expect(await desk.publicKeyOf(late.kid)).toMatchObject({ name: 'late' });
    const later = await openKeys(folder, 'later');
    expect(await desk.publicKeyOf(later.kid)).toBeUndefined();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1_001 });
    expect(await desk.publicKeyOf(later.kid)).toMatchObject({ name: 'later' });
  });

  test('of many calls that meet a new key at once, none is refused because another reads the folder', async () => {
    const meeting = await openKeys(folder, 'meeting');
    const newcomer = await openKeys(folder, 'newcomer');
    const found = await Promise.all(Array.from({ length: 20 }, () => meeting.publicKeyOf(newcomer.kid)));
    expect(found.map((key) => key?.name)).toEqual(Array.from({ length: 20 }, () => 'newcomer'));
  });

  test('one broken file silences no other', async () => {
    await writeFile(path.join(folder, 'broken.public.jwk'), '{');
    expect(await (await openKeys(folder, 'fresh')).publicKeyOf(router.kid)).toMatchObject({ name: 'router' });
  });

  test('a name cannot lead out of the folder', async () => {
    await expect(openKeys(folder, '../router')).rejects.toThrow('Not a name');
  });
});
