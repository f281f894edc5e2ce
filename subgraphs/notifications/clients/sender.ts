import type { Outcome } from '../domain/notification.ts';

/** One message on its way. `key` is the notification's id: whoever takes it twice under one key sends it once. */
export type Dispatch = {
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The event it tells of and the order it is about, for those who compare what happened with what was sent. */
  readonly eventId: string;
  readonly orderId: string | null;
};

/** The provider of one channel. Never throws: what is not certain is unknown, and may have been done. */
export type Sender = {
  readonly send: (dispatch: Dispatch, deadlineMs: number) => Promise<Exclude<Outcome, { type: 'unwanted' }>>;
  readonly close: () => Promise<void>;
};
