import { type LinesAnswer, linesLeft } from '@jumun/schema/withdrawal';

export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postalCode: string | null;
};

/** Whom the goods of an order are for. */
export type Recipient = { readonly recipient: string; readonly phone: string; readonly address: Address };

/** Without the product in waybills of before it was kept. */
export type Goods = { readonly productId?: string; readonly title: string; readonly quantity: number };

/** What stands on a parcel. */
export type Waybill = {
  /** Null once its customer has left, and where orders did not say it yet. */
  readonly to: Recipient | null;
  readonly goods: readonly Goods[];
};

/** What orders says of somebody who has left is blank. */
export const recipientOf = (shipment: Recipient | undefined): Recipient | null =>
  shipment && shipment.recipient !== '' ? shipment : null;

/** What is in the parcel: the goods, without what its customer has cancelled. */
export const goodsLeft = (goods: readonly Goods[], answers: readonly LinesAnswer[]): readonly Goods[] =>
  linesLeft(
    goods.map(({ productId = '', ...rest }) => ({ productId, ...rest })),
    answers,
  );
