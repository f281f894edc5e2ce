import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { openAccountMailClient } from './clients/account-mail.ts';
import { configuredChannels, openSenders } from './clients/senders.ts';
import { notificationsWith } from './commands.ts';
import { channels } from './domain/news.ts';
import { prefixReader } from './jobs/prefix.ts';
import { send } from './jobs/send.ts';
import { manifest } from './manifest.ts';
import { announceBookWhenProductRegistered } from './policies/announce-book-when-product-registered.ts';
import { announceRestockWhenProductOffered } from './policies/announce-restock-when-product-offered.ts';
import { eraseCustomerWhenCustomerLeft } from './policies/erase-customer-when-customer-left.ts';
import { holdRestockWhenProductGone } from './policies/hold-restock-when-product-gone.ts';
import { sendCodeWhenCodeRequested } from './policies/send-code-when-code-requested.ts';
import { stopWaitingWhenOrderPlaced } from './policies/stop-waiting-when-order-placed.ts';
import { stopWaitingWhenProductUnawaited } from './policies/stop-waiting-when-product-unawaited.ts';
import { tellCustomerWhenDeliveryCancelled } from './policies/tell-customer-when-delivery-cancelled.ts';
import { tellCustomerWhenGiftIssued } from './policies/tell-customer-when-gift-issued.ts';
import { tellCustomerWhenGiftUsed } from './policies/tell-customer-when-gift-used.ts';
import { tellCustomerWhenOrderMoves } from './policies/tell-customer-when-order-moves.ts';
import { tellCustomerWhenPaymentSettles } from './policies/tell-customer-when-payment-settles.ts';
import { tellCustomerWhenTicketCancelled } from './policies/tell-customer-when-ticket-cancelled.ts';
import { tellCustomerWhenTicketRejected } from './policies/tell-customer-when-ticket-rejected.ts';
import { tellCustomerWhenWalletItemIssued } from './policies/tell-customer-when-wallet-item-issued.ts';
import { tellOwnerWhenAccountNoticed } from './policies/tell-owner-when-account-noticed.ts';
import { waitForProductWhenProductAwaited } from './policies/wait-for-product-when-product-awaited.ts';
import { waitForRestockWhenOrderRefused } from './policies/wait-for-restock-when-order-refused.ts';
import { contacts } from './projections/contacts.ts';
import { products } from './projections/products.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { announce } from './timers/announce.ts';

export { audit } from './audit.ts';

const settingsForm = {
  JUMUN_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  JUMUN_MAIL_FROM: z.string().min(3).default('Jumun <no-reply@jumun.example>'),
  JUMUN_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  JUMUN_SMS_KEY: z.string().optional(),
  JUMUN_PUSH_URL: z.url({ protocol: /^https?$/ }).optional(),
  JUMUN_PUSH_KEY: z.string().optional(),
  JUMUN_MESSAGE_PREFIX: z.string().max(40).default('[Jumun]'),
  JUMUN_MESSAGE_PREFIX_FILE: z.string().optional(),
  JUMUN_MESSAGE_DEADLINE_MS: milliseconds(4_000),
  JUMUN_MESSAGE_ANSWER_MS: milliseconds(15_000),
  JUMUN_CODE_DEADLINE_MS: milliseconds(2_000),
  JUMUN_MESSAGE_RETRY_MS: milliseconds(1_000),
  JUMUN_TEXTS_AN_HOUR: z.coerce.number().int().min(0).default(10),
};

/** What customers are told, by SMS, e-mail and push. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: manifest.name, folder: import.meta.dirname, typeDefs: subgraphSdl(manifest.name) },
    ({ store, notifier, clock, settings: given, log, client }) => {
      const settings = readSettings(settingsForm, given);
      const senders = openSenders({
        email: { url: settings.JUMUN_SMTP_URL, from: settings.JUMUN_MAIL_FROM },
        sms: { url: settings.JUMUN_SMS_URL, key: settings.JUMUN_SMS_KEY },
        push: { url: settings.JUMUN_PUSH_URL, key: settings.JUMUN_PUSH_KEY },
      });
      const deadlineMs = settings.JUMUN_MESSAGE_DEADLINE_MS;
      const commands = notificationsWith({
        isConfigured: configuredChannels(senders, log),
        claimMs: 2 * deadlineMs,
        retryMs: settings.JUMUN_MESSAGE_RETRY_MS,
        chance: Math.random,
        textsAnHour: settings.JUMUN_TEXTS_AN_HOUR,
      });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      const prefix = settings.JUMUN_MESSAGE_PREFIX;
      const sending = {
        prefix: prefixReader({ prefix, file: settings.JUMUN_MESSAGE_PREFIX_FILE }, log),
        deadlineMs,
        accountMail: openAccountMailClient({ client, log, settings: given }, settings.JUMUN_CODE_DEADLINE_MS),
        answerMs: settings.JUMUN_MESSAGE_ANSWER_MS,
      };
      return {
        commands,
        graph: { prefix },
        resolvers,
        reactions: [
          contacts,
          eraseCustomerWhenCustomerLeft,
          sendCodeWhenCodeRequested,
          tellOwnerWhenAccountNoticed,
          tellCustomerWhenOrderMoves,
          tellCustomerWhenPaymentSettles,
          tellCustomerWhenTicketRejected,
          tellCustomerWhenTicketCancelled,
          tellCustomerWhenDeliveryCancelled,
          tellCustomerWhenWalletItemIssued,
          tellCustomerWhenGiftIssued,
          tellCustomerWhenGiftUsed,
          announceBookWhenProductRegistered,
          announceRestockWhenProductOffered,
          holdRestockWhenProductGone,
          waitForRestockWhenOrderRefused,
          stopWaitingWhenOrderPlaced,
          products,
          waitForProductWhenProductAwaited,
          stopWaitingWhenProductUnawaited,
        ],
        timers: [announce(units, clock)],
        externalJobs: channels.flatMap((channel) => {
          const sender = senders[channel];
          return sender ? [send(channel, { units, clock }, { sender, ...sending })] : [];
        }),
        close: () => Promise.all(Object.values(senders).map((sender) => sender.close())),
      };
    },
  );
