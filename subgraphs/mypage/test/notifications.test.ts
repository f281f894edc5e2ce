import { afterAll, beforeAll, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { aMessage, aRewardsLife } from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const list = `query ($first: Int, $after: String) { myPage { notifications(first: $first, after: $after) {
  edges { cursor node { id } } nodes { __typename id channel topic subject attempts happenedAt sentAt } pageInfo { hasNextPage endCursor } } } }`;

const pageOf = async (customerId: string, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await m.ask(customer(customerId), list, variables);
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  return (data as any).myPage.notifications;
};

it('my page lists what the customer was told, newest first, each once, page by page [CF-16 CT-18]', async () => {
  const at = [300, 100, 500, 300, 200];
  const messages = at.map((time, i) => aMessage(`ntf_${i}`, 'cus_a', time, { subject: `[Jumun] ${i}` }));
  await m.hear(...messages, aMessage('ntf_other', 'cus_b', 400));
  await m.hear(...messages);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, edges, pageInfo } = await pageOf('cus_a', { first: 2, after });
    expect(edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(
      nodes.map(({ id }: { id: string }) => id),
    );
    seen.push(...nodes.map(({ id }: { id: string }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(seen).toEqual(['ntf_2', 'ntf_3', 'ntf_0', 'ntf_4', 'ntf_1']);
  expect((await pageOf('cus_b')).nodes).toHaveLength(1);
});

it('a message shows its subject and when it was sent; an older one without a subject shows its topic', async () => {
  await m.hear(
    aMessage('ntf_new', 'cus_c', 2_000, {
      topic: 'ORDER_PROGRESSED',
      subject: '[Jumun] 주문 진행 안내',
      attempts: 3,
      happenedAt: 1_500,
    }),
  );
  await m.hear(aMessage('ntf_old', 'cus_c', 1_000));
  expect((await pageOf('cus_c')).nodes).toEqual([
    {
      __typename: 'Notification',
      id: 'ntf_new',
      channel: 'SMS',
      topic: 'ORDER_PROGRESSED',
      subject: '[Jumun] 주문 진행 안내',
      attempts: 3,
      happenedAt: '1970-01-01T00:00:01.500Z',
      sentAt: '1970-01-01T00:00:02.000Z',
    },
    {
      __typename: 'Notification',
      id: 'ntf_old',
      channel: 'SMS',
      topic: 'ORDER_PLACED',
      subject: 'ORDER_PLACED',
      attempts: 1,
      happenedAt: '1970-01-01T00:00:01.000Z',
      sentAt: '1970-01-01T00:00:01.000Z',
    },
  ]);
});

it('a message that could not be sent is listed without a time', async () => {
  await m.hear(aRewardsLife('f', 'cus_d', { mailed: 'FAILED' }).mailed);
  expect((await pageOf('cus_d')).nodes).toMatchObject([{ channel: 'EMAIL', sentAt: null }]);
});

it('a cursor that is not its own is refused', async () => {
  const { errors } = await m.ask(customer('cus_a'), list, { after: 'nonsense' });
  expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
});
