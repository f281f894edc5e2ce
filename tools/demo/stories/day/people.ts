import { randomUUID } from 'node:crypto';
import { type Customer, customerOn, newcomer, staffOn } from '../customer.ts';
import type { Stage } from '../stage.ts';

/** Everybody who has a part in the day; each does only what their role may do. */
export const openPeople = async (stage: Stage) => {
  const quietly: Stage = { ...stage, show() {} };
  const at = async (email: string) => {
    const client = await stage.as(email);
    const tell = staffOn(stage, client);
    const ask = staffOn(quietly, client);
    /** Sends a command until its answer is the one that is wanted: what one context decides, the next hears a moment later. */
    const untilIt = async (claim: string, field: string, input: Readonly<Record<string, unknown>>) => {
      let last: Awaited<ReturnType<typeof ask>> | undefined;
      const isDone = async () => {
        last = await ask(field, input);
        return last.__typename === `${field[0]?.toUpperCase()}${field.slice(1)}Success` ? true : undefined;
      };
      await stage.until(claim, isDone).finally(() => stage.show(last));
    };
    return Object.assign(tell, { untilIt });
  };
  const driver = await stage.as('driver@jumun.example');
  const me = await driver.ask<{ viewer: { id: string } }>('{ viewer { id } }');
  const minji = await newcomer(stage, 'minji', { name: '박민지', phone: '010-2345-6789' });
  return {
    stage,
    run: randomUUID().slice(0, 8),
    admin: await at('admin@jumun.example'),
    support: await at('support@jumun.example'),
    barista: await at('cafe@jumun.example'),
    courier: await at('courier@jumun.example'),
    dispatcher: await at('dispatcher@jumun.example'),
    driver: staffOn(stage, driver),
    driverId: me.data?.viewer.id ?? '',
    minji,
    /** A command of a customer that has one input, as those of staff have. */
    asMinji: staffOn(stage, minji.client),
    haneul: customerOn(stage, await stage.as('customer2@jumun.example')),
  };
};

export type People = Awaited<ReturnType<typeof openPeople>>;

export const won = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });

type Told = { notifications: { nodes: { topic: string; order: { id: string } | null }[] } };

/** Waits until a customer has been told of something about an order. */
export const isTold = async ({ stage }: People, customer: Customer, orderId: string, topic: string) =>
  stage.until(`the customer is told: ${topic}`, async () => {
    const { notifications } = await customer.ask<Told>(
      '{ notifications(first: 100) { nodes { topic order { id } } } }',
    );
    const topics = notifications.nodes.filter(({ order }) => order?.id === orderId).map((one) => one.topic);
    return topics.includes(topic) ? true : undefined;
  });

type Money = { readonly minorUnits: number };
type Settled = {
  readonly order: {
    readonly status: string;
    readonly total: Money;
    readonly refunded: Money;
    readonly payment: { readonly status: string } | null;
  };
};

/** What an order has come to, in money. */
export const moneyOf = async (customer: Customer, orderId: string) => {
  const { order } = await customer.ask<Settled>(
    `query ($id: ID!) { order(id: $id) {
       status total { minorUnits } refunded { minorUnits } payment { status } } }`,
    { id: orderId },
  );
  return {
    status: order.status,
    total: order.total.minorUnits,
    refunded: order.refunded.minorUnits,
    payment: order.payment?.status,
  };
};
