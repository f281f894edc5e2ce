import type { Logger } from '@jumun/platform/process/logger';
import type { Channel } from '../domain/news.ts';
import { emailSender } from './email-sender.ts';
import { httpSender } from './http-sender.ts';
import type { Sender } from './sender.ts';

/** The providers that are configured. What is meant for another channel is kept and not sent. */
export type Senders = Readonly<Partial<Record<Channel, Sender>>>;

type HttpProvider = { readonly url: string | undefined; readonly key: string | undefined };

export const openSenders = ({
  email,
  sms,
  push,
}: {
  readonly email: { readonly url: string | undefined; readonly from: string };
  readonly sms: HttpProvider;
  readonly push: HttpProvider;
}): Senders => ({
  ...(email.url && { EMAIL: emailSender({ url: email.url, from: email.from }) }),
  ...(sms.url && { SMS: httpSender({ url: sms.url, key: sms.key }) }),
  ...(push.url && { PUSH: httpSender({ url: push.url, key: push.key }) }),
});

/** Whether a channel has a provider. Where it has none, an alert says so once. */
export const configuredChannels = (senders: Senders, log: Pick<Logger, 'error'>) => {
  const reported = new Set<Channel>();
  return (channel: Channel): boolean => {
    if (senders[channel]) return true;
    if (!reported.has(channel))
      log.error(
        { alert: 'channel-not-configured', channel },
        'messages on this channel are kept and not sent',
      );
    reported.add(channel);
    return false;
  };
};
