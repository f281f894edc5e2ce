import type { Instant } from '@jumun/platform/kernel/clock';

/**
 * A part of the charge that goes back under a key of its own. ASKED: the provider has not said yet that it has gone back.
 * DROPPED: a person has found out that it never went back, and never will.
 */
export type Part =
  | { readonly key: string; readonly minorUnits: number; readonly status: 'ASKED' | 'DROPPED' }
  | {
      readonly key: string;
      readonly minorUnits: number;
      readonly status: 'RETURNED';
      readonly returnedAt: Instant;
    };

/** In the order in which they were asked for; absent while nothing goes back in parts. */
export type InParts = { readonly parts?: readonly Part[] };

export const partsOf = (state: object): readonly Part[] => (state as InParts).parts ?? [];

const sum = (parts: readonly Part[]): number =>
  parts.reduce((minorUnits, part) => minorUnits + part.minorUnits, 0);

/** How much has gone back in parts. */
export const returnedIn = (state: object): number =>
  sum(partsOf(state).filter(({ status }) => status === 'RETURNED'));

/** How much has gone back, or is on its way. */
export const promisedIn = (state: object): number =>
  sum(partsOf(state).filter(({ status }) => status !== 'DROPPED'));

/** The part that the provider is asked for next. */
export const nextPart = (state: object): Part | undefined =>
  partsOf(state).find(({ status }) => status === 'ASKED');

export const partOf = (state: object, key: string): Part | undefined =>
  partsOf(state).find((part) => part.key === key);

/** The same parts, with one of them settled. */
export const settledPart = (state: object, settled: Part): readonly Part[] =>
  partsOf(state).map((part) => (part.key === settled.key ? settled : part));
