import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from './events/orders.ts';

// The context that fulfils an order decides whether it can still be cancelled: stores for a pick-up, deliveries for a
// shipment, taxis for a ride. This is what they share; when it becomes too late is each one's own rule.

/** The answer to a request to cancel an order: the work on it is withdrawn, or its status makes that too late. */
export type Withdrawal<Status extends string = string> =
  | { readonly outcome: 'WITHDRAWN'; readonly reason: null }
  | { readonly outcome: 'TOO_LATE'; readonly reason: Status };

/**
 * The work on one order. `withdrawn` is a tombstone: the order was withdrawn or cancelled before this context heard of it, so
 * the work never begins.
 */
type OrderWork =
  | { readonly status: 'absent' | 'withdrawn' }
  | { readonly status: string; readonly withdrawal: Withdrawal | null };

const withdrawn = { outcome: 'WITHDRAWN', reason: null } as const;

/** The answer already given, or null. */
export const withdrawalIn = (work: OrderWork): Withdrawal | null => {
  if ('withdrawal' in work) return work.withdrawal;
  return work.status === 'withdrawn' ? withdrawn : null;
};

/** The answer to give now, or null if one was already given: the first answer is final. */
export const decideWithdrawal = <Status extends string>(
  work: OrderWork,
  tooLate: readonly Status[],
): Withdrawal<Status> | null => {
  if (withdrawalIn(work) !== null) return null;
  const reason = tooLate.find((status) => status === work.status);
  return reason === undefined ? withdrawn : { outcome: 'TOO_LATE', reason };
};

/** The command of a context that fulfils orders; repeated, it gives the first answer again. */
export type Withdrawing<OrderId extends string> = {
  readonly withdraw: (orderId: OrderId) => Promise<Withdrawal>;
};

/**
 * The policy of a context that fulfils orders of this kind. orders first asks by mutation; this event covers what could not
 * be asked in time.
 */
export const withdrawWhenCancellationRequested = <OrderId extends string>(
  name: string,
  ours: OrderCancellationRequested['data']['fulfilment'],
): Reaction<Withdrawing<OrderId>, OrderCancellationRequested> => ({
  name,
  on: 'OrderCancellationRequested',
  async react({ data: { orderId, fulfilment } }, { withdraw }) {
    if (fulfilment === ours) await withdraw(orderId as OrderId);
  },
});

/** So many copies of a product that an order is to be without, of the line that is named. */
export type WithdrawnLine = {
  readonly productId: string;
  readonly quantity: number;
  readonly lineId?: string | null | undefined;
};

/** The answer to one wish to be without some lines, by the key of the wish. */
export type LinesAnswer = {
  readonly key: string;
  readonly lines: readonly WithdrawnLine[];
  readonly outcome: 'WITHDRAWN' | 'TOO_LATE';
  /** What made it too late; null where it was not. */
  readonly reason: string | null;
};

/** Work on an order, some lines of which may have been taken out; absent while none were asked about. */
type Lessened = { readonly status: string; readonly linesOut?: readonly LinesAnswer[] };

/** The answers that were given about lines of this work, in turn. */
export const linesOutOf = (work: object): readonly LinesAnswer[] =>
  (work as Partial<Lessened>).linesOut ?? [];

/** The answer to give now, or null if the wish was answered already: the first answer is final. */
export const decideLines = (
  work: Lessened,
  { key, lines }: Pick<LinesAnswer, 'key' | 'lines'>,
  tooLate: readonly string[],
): LinesAnswer | null => {
  if (linesOutOf(work).some((answer) => answer.key === key)) return null;
  const reason = tooLate.find((status) => status === work.status) ?? null;
  return { key, lines, outcome: reason === null ? 'WITHDRAWN' : 'TOO_LATE', reason };
};

/** What is left of these lines, without those that were taken out: of the line that is named, else of its product from the first on. */
export const linesLeft = <L extends WithdrawnLine>(
  lines: readonly L[],
  answers: readonly LinesAnswer[],
): readonly L[] => {
  const left = lines.map((line) => ({ ...line }));
  for (const { outcome, lines: gone } of answers)
    for (const out of outcome === 'WITHDRAWN' ? gone : []) {
      const ofProduct = left.filter(({ productId }) => productId === out.productId);
      const named = ofProduct.filter(({ lineId }) => out.lineId != null && lineId === out.lineId);
      let missing = out.quantity;
      for (const line of named.length > 0 ? named : ofProduct) {
        const taken = Math.min(missing, line.quantity);
        missing -= taken;
        Object.assign(line, { quantity: line.quantity - taken });
      }
    }
  return left.filter(({ quantity }) => quantity > 0);
};

/** The answer to a wish; what is over before it was asked about has nothing that could be taken out. */
export const answerOf = (work: Lessened, key: string): Pick<LinesAnswer, 'outcome' | 'reason'> => {
  const { outcome = 'TOO_LATE', reason = 'CANCELLED' } =
    linesOutOf(work).find((answer) => answer.key === key) ?? {};
  return { outcome, reason };
};
