import type { Clock } from '@jumun/platform/kernel/clock';
import type { ExternalJobs } from '@jumun/platform/kernel/external-jobs';
import { newId } from '@jumun/platform/kernel/ids';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { AccountMailClient } from '../clients/account-mail.ts';
import type { HandOver, Sender } from '../clients/sender.ts';
import { type Attempt, type Claimed, type Notifications, sendOn } from '../commands.ts';
import { type Channel, isOfAccount, type OfAccount, orderOf } from '../domain/news.ts';
import type { Message, Outcome } from '../domain/notification.ts';
import { messageOf } from '../messages.ts';
import { together } from './together.ts';

/**
 * How many messages of one channel a process sends at once, and to one customer: neither a slow provider nor a slow recipient
 * takes the places of others.
 */
const atOnce = 32;
const atOnceForOne = 4;

type Sending = {
  readonly sender: Sender;
  readonly prefix: () => Promise<string>;
  /** How long to wait for a provider, in milliseconds. */
  readonly deadlineMs: number;
  /** How long the answer of a provider is waited for that has the message and could not tell a repeat. */
  readonly answerMs: number;
  readonly accountMail: AccountMailClient;
};

/** What is sent, and what is kept of it; or what came of it where nothing is. */
type Written =
  | { readonly to: string; readonly sent: Message; readonly kept: Message }
  | { readonly outcome: Outcome };

/**
 * Sends what is planned on one channel. A message is claimed in its row before it is sent, so that of several processes one sends
 * it. After a crash between sending and recording it is sent again under the same key, once its claim has ended: exactly once at
 * a provider that honours keys. A provider that does not is given it only once `markHandedOver` has said so in its row.
 */
export const send = (
  channel: Channel,
  { units, clock }: { readonly units: Units<Notifications>; readonly clock: Clock },
  { sender, prefix, deadlineMs, answerMs, accountMail }: Sending,
): ExternalJobs<Attempt> => {
  const inUnit = <T>(body: (commands: Notifications) => Promise<T>): Promise<T> =>
    units(causeBy('sender', newId('cor'), clock()), body);

  const handOver = together((claimed: readonly Claimed[]) =>
    // its claim outlasts the waiting, so that the answer can still be recorded
    inUnit(({ markHandedOver }) => markHandedOver(claimed, 2 * answerMs)),
  );

  /** What concerns an account carries a code that is kept nowhere, and goes where only customers knows. */
  const writeOfAccount = async (news: OfAccount, correlationId: string): Promise<Written> => {
    const mail = await accountMail(news, correlationId);
    if (mail.type === 'UNKNOWN') return { outcome: { type: 'unknown', reason: 'NO_ANSWER' } };
    if (mail.type === 'NOTHING') return { outcome: { type: 'unwanted', reason: 'EXPIRED' } };
    const words = { channel, locale: news.locale, name: '', prefix: await prefix() };
    return {
      to: mail.address,
      sent: messageOf(news, { ...words, code: mail.code }),
      kept: messageOf(news, words),
    };
  };

  const write = async ({ state, recipient }: Claimed): Promise<Written> => {
    const { news } = state;
    if (isOfAccount(news)) return writeOfAccount(news, state.correlationId);
    if (!recipient) return { outcome: { type: 'unknown', reason: 'NO_CONTACT' } };
    const { name, locale } = recipient.contact;
    const message = state.message ?? messageOf(news, { channel, locale, name, prefix: await prefix() });
    return { to: recipient.to, sent: message, kept: message };
  };

  const attempt = async (claimed: Claimed): Promise<Attempt> => {
    const { id, claim, state } = claimed;
    const written = await write(claimed);
    if ('outcome' in written) return { id, claim, message: null, outcome: written.outcome };
    const { to, sent, kept } = written;
    const dispatch = { key: id, to, ...sent, eventId: state.eventId, orderId: orderOf(state.news) };
    const isOurs: HandOver = async () => (await handOver(claimed)).get(id) === claim;
    return {
      id,
      claim,
      message: kept,
      outcome: await sender.send(dispatch, { deadlineMs, answerMs, handOver: isOurs }),
    };
  };

  return {
    name: sendOn(channel),
    atOnce,
    atOnceForOne,
    turn: (ended, room) =>
      inUnit(async ({ recordAttempts, releaseClaims, bringForward, claimDue }) => {
        await recordAttempts(ended);
        if (room.isFirst) await releaseClaims(channel, room.replica);
        if (room.isSweep) await bringForward(channel);
        const { claimed, nextAt } = await claimDue(channel, `${room.replica}:${newId('clm')}`, room);
        return {
          jobs: claimed.map((one) => ({ key: one.id, party: one.state.customerId, run: () => attempt(one) })),
          nextAt,
        };
      }),
  };
};
