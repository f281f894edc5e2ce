import { type GraphClient, graphClient } from '../graph-client.ts';
import { type Production, startProduction } from '../production.ts';
import type { Stage } from './stage.ts';

// The first morning: from an empty folder in production to an order that has arrived, without a source file and without SQL.

type Answered = { readonly __typename: string; readonly [field: string]: unknown };

/** The mutation `name`, with its answer or refusal. */
const mutationOf = (name: string, fields: string): string => {
  const [first = '', ...rest] = name;
  const type = `${first.toUpperCase()}${rest.join('')}`;
  return `mutation ($input: ${type}Input!) {
    ${name}(input: $input) { __typename ... on ${type}Success { ${fields} } ... on Refusal { code message } } }`;
};

const ask = async (
  client: GraphClient,
  name: string,
  input: object,
  fields = '__typename',
): Promise<Answered> => {
  const { data, errors } = await client.ask<Record<string, Answered>>(mutationOf(name, fields), { input });
  return data?.[name] ?? { __typename: errors?.map(({ message }) => message).join() ?? 'nothing' };
};

const everyDay = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const password = 'a password of my own';

export type Opening = { readonly production: Production; readonly ownersCode: string };

/** Starts the installation; the owner is made before it runs for the first time. */
export const openInstallation = async (): Promise<Opening> => {
  let said = '';
  const production = await startProduction((command) => {
    said = command('tools/operate/admin.ts', 'create', 'owner@example.com', '--name', '김사장', '--json');
  });
  return { production, ownersCode: (JSON.parse(said) as { code: string }).code };
};

/** A shop is opened by its owner, run by its people, and used by a customer. */
export const opening = async (stage: Stage, { production, ownersCode }: Opening): Promise<void> => {
  const { step, show, expect, until } = stage;
  const clients: GraphClient[] = [];
  const client = (token?: string): GraphClient => {
    const opened = graphClient(stage.url, token);
    clients.push(opened);
    return opened;
  };
  const anybody = client();
  const withPassword = async (email: string, code: string): Promise<GraphClient> => {
    const answer = await ask(
      anybody,
      'setPassword',
      { email, code, password },
      'session { accessToken } viewer { name }',
    );
    expect(`${email} has set a password`, answer.__typename, 'SetPasswordSuccess');
    return client((answer.session as { accessToken: string } | undefined)?.accessToken);
  };

  step('The owner sets a password with the code that  npm run admin -- create  has printed');
  const owner = await withPassword('owner@example.com', ownersCode);

  step('The owner opens a bookshop and a café, with hours');
  const store = async (key: string, name: string, more: object): Promise<string> => {
    const input = { idempotencyKey: key, name, prepMinutes: 5, ...more };
    const answer = await ask(owner, 'openStore', input, 'store { id name isOpen }');
    show(answer);
    expect(`${name} is open`, answer.__typename, 'OpenStoreSuccess');
    return (answer.store as { id: string }).id;
  };
  const allDay = everyDay.map((day) => ({ day, opens: '00:00', closes: '24:00' }));
  const bookshop = await store('bookshop', '골목책방', {
    acceptance: 'AUTOMATIC',
    fulfilments: ['SHIPMENT', 'PICKUP'],
    hours: allDay,
  });
  const cafe = await store('cafe', '골목커피', {
    acceptance: 'MANUAL',
    fulfilments: ['PICKUP'],
    hours: allDay,
  });

  step('They register a book and a coffee');
  const product = async (key: string, title: string, price: number, details: object): Promise<string> => {
    const input = {
      idempotencyKey: key,
      title,
      price: { minorUnits: price, currency: 'KRW' },
      ...details,
    };
    const answer = await ask(owner, 'registerProduct', input, 'product { id title available }');
    show(answer);
    expect(`${title} is in the catalogue`, answer.__typename, 'RegisterProductSuccess');
    return (answer.product as { id: string }).id;
  };
  const book = await product('book', '소년이 온다', 13_500, {
    book: { author: '한강', stock: 10, storeId: bookshop },
  });
  const coffee = await product('latte', '카페라테', 4_500, { menuItem: { storeId: cafe } });

  step('They make a manager, a barista and a courier, who set their passwords with the codes that are sent');
  const member = async (email: string, name: string, role: string, storeIds: readonly string[]) => {
    const input = { idempotencyKey: email, email, name, roles: [role], storeIds };
    const answer = await ask(owner, 'registerStaff', input, 'staff { id roles scopes }');
    show(answer);
    const code = await production.messageTo(email, /\b[0-9A-Z]{12}\b/);
    const { id } = answer.staff as { id: string };
    return { id, client: await withPassword(email, code) };
  };
  const manager = await member('manager@example.com', '이점장', 'MANAGER', [cafe]);
  const barista = await member('barista@example.com', '박바리', 'BARISTA', [cafe]);
  const courier = await member('courier@example.com', '최배달', 'COURIER', []);

  step('The manager may give nobody what she does not have');
  const beyond = { idempotencyKey: 'x', email: 'x@example.com', name: 'x', roles: ['OWNER'] };
  const refused = await ask(manager.client, 'registerStaff', beyond);
  show(refused);
  expect('an owner made by a manager is refused', refused.code, 'SCOPE_NOT_HELD');
  const elsewhere = { ...beyond, roles: ['BARISTA'], storeIds: [bookshop] };
  expect(
    'and a barista of another store',
    (await ask(manager.client, 'registerStaff', elsewhere)).code,
    'SCOPE_NOT_HELD',
  );

  step('A customer signs up, confirms the address and logs in');
  const person = { email: 'minji@example.com', password, name: '김민지' };
  show(
    await ask(anybody, 'signUp', { ...person, phone: '010-1234-5678' }, 'customer { name membershipNumber }'),
  );
  const unconfirmed = await ask(anybody, 'logIn', { email: person.email, password });
  expect('before that nobody can log in', unconfirmed.code, 'EMAIL_NOT_CONFIRMED');
  const code = await production.messageTo(person.email, /\b\d{6}\b/);
  expect(
    'the address is confirmed',
    (await ask(anybody, 'confirmEmail', { email: person.email, code })).__typename,
    'ConfirmEmailSuccess',
  );
  const signedIn = await ask(anybody, 'logIn', { email: person.email, password }, 'session { accessToken }');
  const customer = client((signedIn.session as { accessToken: string }).accessToken);

  step('The customer orders the book, and the courier brings it');
  const place = async (key: string, productId: string, fulfilment: object): Promise<string> => {
    const input = {
      idempotencyKey: key,
      lines: [{ productId, quantity: 1 }],
      fulfilment,
      payment: { method: 'CARD', cardToken: 'tok_ok' },
    };
    const answer = await ask(customer, 'placeOrder', input, 'order { id status }');
    show(answer);
    expect('the order is placed', answer.__typename, 'PlaceOrderSuccess');
    return (answer.order as { id: string }).id;
  };
  const statusOf = async (id: string) =>
    (
      await customer.ask<{ order: { status: string } | null }>(
        'query ($id: ID!) { order(id: $id) { status } }',
        {
          id,
        },
      )
    ).data?.order?.status;
  const arrives = (id: string) =>
    until('the order is completed', async () => ((await statusOf(id)) === 'COMPLETED' ? true : undefined));
  const shipped = await until('the catalogue is known to orders', async () => {
    const shipment = {
      recipient: '김민지',
      phone: '010-1234-5678',
      address: { line1: '세종대로 110', city: '서울' },
    };
    return place('book', book, { shipment }).catch(() => undefined);
  });
  const says = async (who: GraphClient, name: string, orderId: string) =>
    until(`${name} is done`, async () => {
      const answer = await ask(who, name, { orderId });
      return answer.__typename.endsWith('Success') ? answer : undefined;
    });
  await says(courier.client, 'dispatchDelivery', shipped);
  await says(courier.client, 'completeDelivery', shipped);
  await arrives(shipped);

  step('The customer orders a coffee, and the barista makes it');
  const fetched = await place('coffee', coffee, { pickup: { storeId: cafe } });
  for (const name of ['acceptTicket', 'readyTicket', 'handOverTicket'])
    await says(barista.client, name, fetched);
  await arrives(fetched);

  step('The milk is gone: the barista takes the coffee off the menu, and only there');
  const offers = (who: GraphClient, productId: string, available: boolean) =>
    ask(who, 'setAvailability', { productId, available }, 'product { title available }');
  show(await offers(barista.client, coffee, false));
  const gone = await ask(customer, 'placeOrder', {
    idempotencyKey: 'gone',
    lines: [{ productId: coffee, quantity: 1 }],
    fulfilment: { pickup: { storeId: cafe } },
    payment: { method: 'CARD', cardToken: 'tok_ok' },
    confirm: true,
  });
  show(gone);
  expect('it cannot be ordered', gone.__typename === 'PlaceOrderSuccess', false);
  const notHers = await offers(barista.client, book, false);
  expect('the bookshop is not hers', notHers.__typename === 'SetAvailabilitySuccess', false);

  step('The owner disables the barista, who is out at once');
  const viewer = async () =>
    (await barista.client.ask<{ viewer: { name: string } | null }>('{ viewer { name } }')).data?.viewer?.name;
  expect('the barista is in', await viewer(), '박바리');
  show(await ask(owner, 'disableStaff', { staffId: barista.id }, 'staff { name disabled }'));
  await until(
    'a second later nobody is',
    async () => ((await viewer()) === undefined ? true : undefined),
    1_000,
  );

  step('The audit finds nothing');
  const audited = production.command('tools/verify/audit.ts', '--messages', production.messagesUrl);
  show(audited.split('\n').at(-1));
  await Promise.all(clients.map((opened) => opened.close()));
};
