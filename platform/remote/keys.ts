import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, type JWK } from 'jose';

/** The key one process signs with, and how it finds the keys of the others. */
export type Keys = {
  /** Whose key this is: `router` or the name of a context. It may sign for no other. */
  readonly name: string;
  /** `<name>-<thumbprint>`: names the key in a token's header. */
  readonly kid: string;
  readonly signKey: KeyObject;
  /** The public key with this id and whose it is, or undefined for one that is not published. */
  publicKeyOf(kid: string): Promise<PublicKey | undefined>;
};
export type PublicKey = { readonly name: string; readonly key: KeyObject };

const publicSuffix = '.public.jwk';
const rereadAfter = 1_000; // ms

/**
 * Opens the Ed25519 key of `name` in `folder`, making it on the first start. Processes that start together agree on one key.
 * The private part is `<name>.private.jwk`, mode 0600, and never leaves its process; the public part is `<name>.public.jwk`,
 * which the folder of every other process must hold too. The file name says whose key it is, whatever the file says.
 *
 * A key replaced in the folder is found by its unknown id; the folder is read again at most once a second, so that made-up
 * ids cost nothing.
 */
export const openKeys = async (folder: string, name: string): Promise<Keys> => {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(name)) throw new Error(`Not a name for a key: ${name}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signKey = await ownKey(path.join(folder, `${name}.private.jwk`));
  const own = createPublicKey(signKey).export({ format: 'jwk' }) as JWK;
  await publish(path.join(folder, name + publicSuffix), JSON.stringify(own));

  let known = await readPublicKeys(folder);
  let readAt = Number.NEGATIVE_INFINITY; // the first unknown id always reads: its process may have started after us
  let reading: Promise<void> | undefined;
  const reread = async (): Promise<void> => {
    readAt = Date.now();
    try {
      known = await readPublicKeys(folder);
    } finally {
      reading = undefined;
    }
  };
  const publicKeyOf = async (kid: string): Promise<PublicKey | undefined> => {
    if (!known.has(kid) && (reading || Math.abs(Date.now() - readAt) >= rereadAfter)) {
      reading ??= reread(); // callers meanwhile wait for the same reading
      await reading;
    }
    return known.get(kid);
  };
  return { name, kid: await kidOf(name, own), signKey, publicKeyOf };
};

const kidOf = async (name: string, jwk: JWK): Promise<string> =>
  `${name}-${await calculateJwkThumbprint(jwk)}`;

const ownKey = async (file: string): Promise<KeyObject> => {
  const read = async (): Promise<KeyObject> =>
    createPrivateKey({ key: JSON.parse(await readFile(file, 'utf8')), format: 'jwk' });
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })), {
    mode: 0o600,
    flag: 'wx',
  });
  try {
    await link(part, file); // whole or not at all, and refused if another process was first
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
  return read();
};

const publish = async (file: string, text: string): Promise<void> => {
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === text) return; // the folder may be read-only
  const part = `${file}.${randomUUID()}.part`;
  await writeFile(part, text);
  await rename(part, file);
};

const readPublicKeys = async (folder: string): Promise<Map<string, PublicKey>> => {
  const keys = new Map<string, PublicKey>();
  for (const file of await readdir(folder)) {
    if (!file.endsWith(publicSuffix)) continue;
    const name = file.slice(0, -publicSuffix.length);
    try {
      const key = createPublicKey({
        key: JSON.parse(await readFile(path.join(folder, file), 'utf8')),
        format: 'jwk',
      });
      if (key.asymmetricKeyType === 'ed25519')
        keys.set(await kidOf(name, key.export({ format: 'jwk' }) as JWK), { name, key });
    } catch {
      // one broken file must not silence the others: calls signed with that key are refused
    }
  }
  return keys;
};
