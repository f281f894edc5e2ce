// Trusted documents: texts that the makers of our clients have listed, by id. What is not on the list is reported or refused.

import { createHash } from 'node:crypto';
import { Fault } from '@jumun/platform/kernel/errors';
import { z } from 'zod';

/** What becomes of a text that is not listed: nothing, a report, or a refusal. */
export type TrustedMode = 'off' | 'log' | 'enforce';

/** The listed texts by their ids. */
export type TrustedList = ReadonlyMap<string, string>;

export type TrustedParts = {
  readonly mode: TrustedMode;
  readonly list: TrustedList;
  /** Told of each text that is not listed, once, in the modes log and enforce. */
  readonly onUnlisted?: (unlisted: { readonly text: string; readonly sha256: string }) => void;
};

export type TrustedTexts = {
  /** The listed text with this id, or with this SHA-256 in hexadecimal. */
  textOf(id: string): string | undefined;
};

/** What a client sends: a text, the id of a listed one, or the SHA-256 of either, in hexadecimal. */
export type Sent = {
  readonly query?: string | undefined;
  readonly documentId?: string | undefined;
  readonly sha256?: string | undefined;
};

export type Trusted = TrustedTexts & {
  /** Whether a text is listed; throws OPERATION_NOT_ALLOWED when it must be and is not. */
  admit(text: string): boolean;
  /**
   * The text that a client means; a text it sends along wins over an id. Throws DOCUMENT_NOT_FOUND for an unknown id, and
   * OPERATION_NOT_ALLOWED when the text must be listed and is not.
   */
  judge(sent: Sent): { readonly text: string; readonly trusted: boolean };
};

const mostReported = 1_000;

export const openTrusted = ({ mode, list, onUnlisted }: TrustedParts): Trusted => {
  const texts = new Set(list.values());
  const bySha256 = new Map([...texts].map((text) => [sha256Of(text), text]));
  const reported = new Set<string>();
  const report = (text: string): void => {
    if (reported.size >= mostReported) return;
    const sha256 = sha256Of(text);
    if (reported.has(sha256)) return;
    reported.add(sha256);
    onUnlisted?.({ text, sha256 });
  };
  const textOf = (id: string): string | undefined => list.get(id) ?? bySha256.get(id);
  const admit = (text: string): boolean => {
    if (texts.has(text)) return true;
    if (mode === 'off') return false;
    report(text);
    if (mode === 'enforce')
      throw new Fault('OPERATION_NOT_ALLOWED', 'Only operations that are listed may be asked here.');
    return false;
  };
  return {
    textOf,
    admit,
    judge({ query, documentId, sha256 }) {
      if (query !== undefined) return { text: query, trusted: admit(query) };
      const id = documentId ?? sha256;
      const text = id === undefined ? undefined : textOf(id);
      if (text === undefined)
        throw new Fault('DOCUMENT_NOT_FOUND', 'No document with this id is listed here.');
      return { text, trusted: true };
    },
  };
};

/** Nothing is listed, and everything may be asked. */
export const noTrustedDocuments: Trusted = openTrusted({ mode: 'off', list: new Map() });

const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string().min(1) })),
});
const plain = z.record(z.string().min(1), z.string().min(1));

/** Reads a list: a manifest of persisted queries as Apollo's tools write it, or an object of texts by their ids. */
export const readList = (json: string): TrustedList => {
  const list = new Map<string, string>();
  for (const [id, text] of entriesOf(parsed(json))) {
    if ((list.get(id) ?? text) !== text)
      throw new Error(`The list of trusted documents gives two texts for the id "${id}".`);
    list.set(id, text);
  }
  return list;
};

const entriesOf = (value: unknown): [id: string, text: string][] =>
  typeof value === 'object' && value !== null && 'format' in value
    ? checked(manifest, value).operations.map(({ id, body }) => [id, body])
    : Object.entries(checked(plain, value));

const checked = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw new Error(`The list of trusted documents is wrong at "${issue?.path.join('.')}": ${issue?.message}.`);
};

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error('The list of trusted documents is not JSON.');
  }
};

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
