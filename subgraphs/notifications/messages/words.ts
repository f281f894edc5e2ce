import { formatMoney } from '@jumun/platform/graph/scalars';
import type { Text } from '@jumun/platform/kernel/refusal';

/**
 * What is said about an event: `subject` heads an e-mail, `text` is the whole of a short message. An e-mail says `mail`
 * instead of `text` where the payment has an e-mail of its own.
 */
export type Words = { readonly subject: Text; readonly text: Text; readonly mail?: Text };

export const both = (ko: string, en: string): Text => ({ ko, en });

export const money = (amount: { readonly minorUnits: number; readonly currency: string }): Text => ({
  ko: formatMoney(amount, 'ko'),
  en: formatMoney(amount, 'en'),
});

export const sentence = ({ ko, en }: Text): Text => both(`${ko}.`, `${en}.`);

export const joined = (...parts: readonly Text[]): Text => ({
  ko: parts.map(({ ko }) => ko).join(' '),
  en: parts.map(({ en }) => en).join(' '),
});
