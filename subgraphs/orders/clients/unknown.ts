import type { Answer } from '@jumun/platform/remote/ask';

/** No answer. Where the other side was `asked`, it may have done it, or may still do it. */
export type Unknown = { readonly type: 'UNKNOWN'; readonly asked: boolean };

export const unknownOf = ({ reason }: Extract<Answer<unknown>, { readonly known: false }>): Unknown => ({
  type: 'UNKNOWN',
  asked: reason !== 'BREAKER_OPEN' && reason !== 'BUSY',
});
