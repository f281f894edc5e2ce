import type { ContextParts } from '@jumun/platform/graph/context';
import { type Answer, asksOf } from '@jumun/platform/remote/ask';
import type { OfAccount } from '../domain/news.ts';
import { manifest } from '../manifest.ts';

/** What is to be sent now; nothing where it was used, has expired or has nobody to go to. */
export type AccountMail =
  | { readonly type: 'SEND'; readonly address: string; readonly code: string | null }
  | { readonly type: 'NOTHING' }
  | { readonly type: 'UNKNOWN' };

/** Asks customers where something about an account goes, and which code it carries: this context keeps neither. */
export type AccountMailClient = (news: OfAccount, correlationId: string) => Promise<AccountMail>;

type Code = { codeToSend: { address: string; code: string } | null };
type Notice = { noticeToSend: { address: string } | null };

const codeOperation = 'query CodeToSend($id: ID!) { codeToSend(id: $id) { address code } }';
const noticeOperation = 'query NoticeToSend($id: ID!) { noticeToSend(id: $id) { address } }';

const mailOf = <T>(
  answer: Answer<T>,
  read: (data: T) => { address: string; code?: string } | null,
): AccountMail => {
  if (!answer.known) return { type: 'UNKNOWN' };
  const found = read(answer.data);
  return found ? { type: 'SEND', address: found.address, code: found.code ?? null } : { type: 'NOTHING' };
};

export const openAccountMailClient = (
  parts: Pick<ContextParts, 'client' | 'log' | 'settings'>,
  deadlineMs: number,
): AccountMailClient => {
  const ask = asksOf(manifest, parts, deadlineMs);
  const askCode = ask<Code>('code-to-send', codeOperation);
  const askNotice = ask<Notice>('notice-to-send', noticeOperation);
  return async (news, correlationId) =>
    news.topic === 'CODE'
      ? mailOf(await askCode({ id: news.codeId }, correlationId), ({ codeToSend }) => codeToSend)
      : mailOf(await askNotice({ id: news.noticeId }, correlationId), ({ noticeToSend }) => noticeToSend);
};
