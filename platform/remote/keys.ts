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
import { agreedSecret, agreementKey, publicText, readPublic } from './agreement.ts';

/** The key one process signs with, and how it finds the keys of the others. */
export type Keys = {
  /** Whose key this is: `router` or the name of a context. It may sign for no other. */
  readonly name: string;
  /** `<name>-<thumbprint>`: names the key in a token's header. */
  readonly kid: string;
  readonly signKey: KeyObject;
  /** The public key with this id and whose it is, or undefined for one that is not published. */
  publicKeyOf(kid: string): Promise<PublicKey | undefined>;
  /** The same for the key that this name has at present. */
  publicKeyFor(name: string): Promise<PublicKey | undefined>;
  /** The secret for our calls to whoever has that key; undefined where they have published nothing to agree on one by. */
  secretTo(other: PublicKey): KeyObject | undefined;
  /** The same for their calls to us. */
  secretFrom(other: PublicKey): KeyObject | undefined;
  /** Looks for keys that have been replaced, before the next one is asked for; at most once a second. */
  renew(): void;
};

export type PublicKey = {
  readonly name: string;
  readonly kid: string;
  readonly key: KeyObject;
  /** By which a secret is agreed on; releases before the first that did so publish none. */
  readonly agreement: KeyObject | undefined;
};

/** What is published: the JWK of the key, and beside it the public part of the key to agree by. */
type Published = JWK & { readonly agreement?: string };

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
  const kid = await kidOf(name, own);
  const agreement = agreementKey(signKey);
  const published: Published = { ...own, agreement: publicText(agreement) };
  await publish(path.join(folder, name + publicSuffix), published);

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
  let isStale = false;
  const find = async (look: () => PublicKey | undefined): Promise<PublicKey | undefined> => {
    const found = isStale ? undefined : look();
    if (found) return found;
    if (reading || Math.abs(Date.now() - readAt) >= rereadAfter) {
      isStale = false;
      reading ??= reread(); // callers meanwhile wait for the same reading
      await reading;
    }
    return look();
  };

  const secrets = new Map<string, KeyObject>();
  const secretOf = ({ agreement: theirs }: PublicKey, purpose: string): KeyObject | undefined => {
    const agreed = secrets.get(purpose) ?? (theirs && agreedSecret(agreement, theirs, purpose));
    if (agreed) secrets.set(purpose, agreed);
    return agreed;
  };
  return {
    name,
    kid,
    signKey,
    publicKeyOf: (id) => find(() => known.get(id)),
    publicKeyFor: (whose) => find(() => known.values().find((key) => key.name === whose)),
    secretTo: (other) => secretOf(other, `${kid} calls ${other.kid}`),
    secretFrom: (other) => secretOf(other, `${other.kid} calls ${kid}`),
    renew() {
      isStale = true;
    },
  };
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

const publish = async (file: string, published: Published): Promise<void> => {
  const text = JSON.stringify(published);
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current === text) return;
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch (error) {
    // the folder may be read-only, and the key published by an earlier release
    if (!current?.includes(`"x":"${published.x}"`)) throw error;
  }
};

const readPublicKeys = async (folder: string): Promise<Map<string, PublicKey>> => {
  const keys = new Map<string, PublicKey>();
  for (const file of await readdir(folder)) {
    if (!file.endsWith(publicSuffix)) continue;
    const name = file.slice(0, -publicSuffix.length);
    try {
      const published = JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Published;
      const key = createPublicKey({ key: published, format: 'jwk' });
      if (key.asymmetricKeyType !== 'ed25519') continue;
      const kid = await kidOf(name, key.export({ format: 'jwk' }) as JWK);
      const agreement = published.agreement === undefined ? undefined : readPublic(published.agreement);
      keys.set(kid, { name, kid, key, agreement });
    } catch {
      // one broken file must not silence the others: calls signed with that key are refused
    }
  }
  return keys;
};
