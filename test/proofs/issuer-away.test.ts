import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { dataFolder, type Processes, startProcesses } from '../processes.ts';
import { aBook, place, until } from '../shop.ts';

const data = dataFolder();
let issuer: Issuer;
let system: Processes;
let isAway = false;

beforeAll(async () => {
  issuer = await openIssuer();
  system = await startProcesses({ folder: data.folder, issuer });
}, 90_000);
afterAll(async () => {
  await system?.stop();
  if (!isAway) await issuer?.close();
  data.remove();
});

test('whoever is signed in goes on ordering while the issuer of access tokens is away and the router restarts', async () => {
  const book = await aBook(system, 'While nobody signs in', 10);
  const buyer = await system.as('cus_signed_in');
  expect(await place(buyer, { key: 'before', productId: book })).toMatchObject({
    __typename: 'PlaceOrderSuccess',
  });
  await until(() => existsSync(join(data.folder, 'keys/access-tokens.jwks')) || undefined);
  await issuer.close();
  isAway = true;
  await system.kill('router');
  expect(await place(buyer, { key: 'after', productId: book })).toMatchObject({
    __typename: 'PlaceOrderSuccess',
  });
}, 120_000);
