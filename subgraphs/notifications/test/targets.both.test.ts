import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../../test/context.ts';
import { aContact } from './builders.ts';
import { type Opened, openNotifications } from './open.ts';

// Whom new books are advertised to, as staff see it.

let n: Opened;
const person = (customerId: string, change: object = {}) =>
  aContact({ customerId, marketingConsent: true, ...change });
const caller = (subject: string, ...scopes: string[]): Caller => ({ ...anonymous, subject, scopes });
const support = caller('stf_support', 'notifications:read');

beforeAll(async () => {
  n = await openNotifications();
  await n.hear(
    person('cus_a', { nightConsent: true }),
    person('cus_b', {
      name: 'Mira Ellsworth',
      email: 'mira@example.com',
      phone: null,
      emailConfirmed: false,
    }),
    person('cus_c'),
    person('cus_d', { marketingConsent: false }),
    person('cus_e'),
  );
  await choose('cus_c', ['SMS', 'PUSH']);
  await choose('cus_e', []);
});
afterAll(() => n.close());

const ask = async (who: Caller, query: string, variables: object = {}): Promise<Json> => {
  const answer = await n.context.subgraph.client.execute(
    { query, variables: { ...variables } },
    { caller: who, locale: 'ko', correlationId: 'cor_test' },
  );
  return answer.errors ? answer.errors[0]?.extensions.code : answer.data;
};

const choose = (customerId: string, channels: string[]) =>
  ask(
    caller(customerId),
    'mutation ($input: UpdateNotificationPreferencesInput!) { updateNotificationPreferences(input: $input) { __typename } }',
    { input: { preferences: [{ topic: 'ADVERTISING', channels }] } },
  );

const listText = `query ($channel: PreferredChannel, $first: Int, $after: String) {
  marketingTargets(channel: $channel, first: $first, after: $after) {
    nodes { customerId name topics channels { channel contact confirmed } atNight } pageInfo { hasNextPage endCursor } } }`;
const targets = async (variables: object = {}) => (await ask(support, listText, variables)).marketingTargets;
const ids = async (variables: object = {}) =>
  (await targets(variables)).nodes.map(({ customerId }: Json) => customerId);

it('are those who agreed and want it on some channel, with how they are told and masked addresses [OB-22]', async () => {
  expect((await targets()).nodes).toEqual([
    {
      customerId: 'cus_a',
      name: '김**',
      topics: ['NEW_BOOK'],
      channels: [{ channel: 'EMAIL', contact: 'm****@example.com', confirmed: true }],
      atNight: true,
    },
    {
      customerId: 'cus_b',
      name: 'M*** E********',
      topics: ['NEW_BOOK'],
      channels: [{ channel: 'EMAIL', contact: 'm****@example.com', confirmed: false }],
      atNight: false,
    },
    {
      customerId: 'cus_c',
      name: '김**',
      topics: ['NEW_BOOK'],
      channels: [
        { channel: 'SMS', contact: '010-****-5678', confirmed: true },
        { channel: 'PUSH', contact: null, confirmed: true },
      ],
      atNight: false,
    },
  ]);
});

it('can be those of one channel', async () => {
  expect(await ids({ channel: 'EMAIL' })).toEqual(['cus_a', 'cus_b']);
  expect(await ids({ channel: 'SMS' })).toEqual(['cus_c']);
  expect(await ids({ channel: 'PUSH' })).toEqual(['cus_c']);
});

it('are listed a page at a time', async () => {
  const first = await targets({ first: 2 });
  expect(first.pageInfo.hasNextPage).toBe(true);
  expect(await ids({ first: 2, after: first.pageInfo.endCursor })).toEqual(['cus_c']);
});

it('are no longer those who withdraw their consent, and are shown to nobody without notifications:read', async () => {
  await n.hear(person('cus_a', { marketingConsent: false }));
  expect(await ids()).toEqual(['cus_b', 'cus_c']);
  expect(await ask(caller('stf_barista', 'tickets:read'), listText)).toBe('FORBIDDEN');
});
