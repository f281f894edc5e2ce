import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newId } from '@jumun/platform/kernel/ids';
import type { Logger } from '@jumun/platform/process/logger';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** The keys of the issuer of access tokens as they were last fetched, for when it cannot be reached. */
export type KeptKeys = {
  read(): Promise<JSONWebKeySet | undefined>;
  /** Never fails: without it the keys are only lost at the next restart. */
  write(keys: JSONWebKeySet): Promise<void>;
};

/** Only what is public, whatever an issuer publishes by mistake, and only the kind of key that we believe. */
const publicKey = z.object({ kty: z.literal('OKP'), crv: z.string(), x: z.string(), kid: z.string() });

/** `issuer` tells whose keys they are: those of another issuer are as good as none. */
const form = z.object({ issuer: z.string(), keys: z.array(publicKey) });

/** Keeps public keys in a file, which is replaced as a whole. */
export const keptKeys = (file: string, issuer: string, log: Pick<Logger, 'warn'>): KeptKeys => {
  const textOf = (): Promise<string> => readFile(file, 'utf8').catch(() => '');

  return {
    async read() {
      try {
        const kept = form.parse(JSON.parse(await textOf()));
        return kept.issuer === issuer ? { keys: kept.keys } : undefined;
      } catch {
        return undefined;
      }
    },
    async write({ keys }) {
      const isPublic = (key: unknown) => publicKey.safeParse(key).data ?? [];
      const text = JSON.stringify({ issuer, keys: keys.flatMap(isPublic) });
      if (text === (await textOf())) return;
      const part = `${file}.${newId('part')}`;
      try {
        await mkdir(dirname(file), { recursive: true, mode: 0o700 });
        await writeFile(part, text);
        await rename(part, file);
      } catch (err) {
        log.warn({ err }, 'the public keys of access tokens could not be kept');
        await rm(part, { force: true }).catch(() => {});
      }
    },
  };
};
