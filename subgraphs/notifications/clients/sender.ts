import type { Outcome } from '../domain/notification.ts';

/** One message on its way. `key` is the notification's id: a provider that takes it twice under one key sends it once. */
export type Dispatch = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The event and the order it is about, for comparing what happened with what was sent. */
  readonly eventId: string;
  readonly orderId: string | null;
};

/** The provider of one channel. Never throws: an uncertain outcome is unknown, and the message may have been sent. */
export type Sender = {
  readonly send: (dispatch: Dispatch, deadlineMs: number) => Promise<Exclude<Outcome, { type: 'unwanted' }>>;
  readonly close: () => Promise<void>;
};
