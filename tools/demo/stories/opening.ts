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

/** The stage, with the means that its people have: the graph, and messages that reach them. */
type Scene = Stage & {
  readonly production: Production;
  client(token?: string): GraphClient;
  /** Sets the password of a member of staff, who is signed in then. */
  signIn(email: string, code: string): Promise<GraphClient>;
  place(
    customer: GraphClient,
    key: string,
    productId: string,
    fulfilment: object,
  ): Promise<string | undefined>;
  close(): Promise<void>;
};

type Member = { readonly id: string; readonly client: GraphClient };
type Shops = { readonly bookshop: string; readonly cafe: string };
type Goods = { readonly book: string; readonly coffee: string };
type People = { readonly manager: Member; readonly barista: Member; readonly courier: Member };

const card = { method: 'CARD', cardToken: 'tok_ok' };
const orderOf = (key: string, productId: string, fulfilment: object) => ({
  idempotencyKey: key,
  lines: [{ productId, quantity: 1 }],
  fulfilment,
  payment: card,
  confirm: true,
});

const sceneOn = (stage: Stage, production: Production): Scene => {
  const clients: GraphClient[] = [];
  const client = (token?: string): GraphClient => {
    const opened = graphClient(stage.url, token);
    clients.push(opened);
    return opened;
  };
  const anybody = client();
  return {
    ...stage,
    production,
    client,
    async signIn(email, code) {
      const answer = await ask(
        anybody,
        'setPassword',
        { email, code, password },
        'session { accessToken } viewer { name }',
      );
      stage.expect(`${email} has set a password`, answer.__typename, 'SetPasswordSuccess');
      return client((answer.session as { accessToken: string } | undefined)?.accessToken);
    },
    async place(customer, key, productId, fulfilment) {
      const answer = await ask(
        customer,
        'placeOrder',
        orderOf(key, productId, fulfilment),
        'order { id status }',
      );
      stage.show(answer);
      return (answer.order as { id: string } | undefined)?.id;
    },
    async close() {
      await Promise.all(clients.map((opened) => opened.close()));
    },
  };
};

const openShops = async (scene: Scene, owner: GraphClient): Promise<Shops> => {
  scene.step('The owner opens a bookshop and a café, with hours');
  const hours = everyDay.map((day) => ({ day, opens: '00:00', closes: '24:00' }));
  const store = async (key: string, name: string, more: object): Promise<string> => {
    const input = { idempotencyKey: key, name, prepMinutes: 5, hours, ...more };
    const answer = await ask(owner, 'openStore', input, 'store { id name isOpen }');
    scene.show(answer);
    scene.expect(`${name} is open`, answer.__typename, 'OpenStoreSuccess');
    return (answer.store as { id: string }).id;
  };
  const both = { acceptance: 'AUTOMATIC', fulfilments: ['SHIPMENT', 'PICKUP'] };
  return {
    bookshop: await store('bookshop', '골목책방', both),
    cafe: await store('cafe', '골목커피', { acceptance: 'MANUAL', fulfilments: ['PICKUP'] }),
  };
};

const registerGoods = async (scene: Scene, owner: GraphClient, shops: Shops): Promise<Goods> => {
  scene.step('They register a book and a coffee');
  const product = async (key: string, title: string, price: number, details: object): Promise<string> => {
    const input = { idempotencyKey: key, title, price: { minorUnits: price, currency: 'KRW' }, ...details };
    const answer = await ask(owner, 'registerProduct', input, 'product { id title available }');
    scene.show(answer);
    scene.expect(`${title} is in the catalogue`, answer.__typename, 'RegisterProductSuccess');
    return (answer.product as { id: string }).id;
  };
  return {
    book: await product('book', '소년이 온다', 13_500, {
      book: { author: '한강', stock: 10, storeId: shops.bookshop },
    }),
    coffee: await product('latte', '카페라테', 4_500, { menuItem: { storeId: shops.cafe } }),
  };
};

const takeOnPeople = async (scene: Scene, owner: GraphClient, { cafe }: Shops): Promise<People> => {
  scene.step(
    'They make a manager, a barista and a courier, who set their passwords with the codes that are sent',
  );
  const member = async (
    email: string,
    name: string,
    role: string,
    storeIds: readonly string[],
  ): Promise<Member> => {
    const input = { idempotencyKey: email, email, name, roles: [role], storeIds };
    const answer = await ask(owner, 'registerStaff', input, 'staff { id roles scopes }');
    scene.show(answer);
    const code = await scene.production.messageTo(email, /\b[0-9A-Z]{12}\b/);
    return { id: (answer.staff as { id: string }).id, client: await scene.signIn(email, code) };
  };
  return {
    manager: await member('manager@example.com', '이점장', 'MANAGER', [cafe]),
    barista: await member('barista@example.com', '박바리', 'BARISTA', [cafe]),
    courier: await member('courier@example.com', '최배달', 'COURIER', []),
  };
};

const giveOnlyWhatOneHas = async (scene: Scene, { manager }: People, { bookshop }: Shops): Promise<void> => {
  scene.step('The manager may give nobody what she does not have');
  const beyond = { idempotencyKey: 'x', email: 'x@example.com', name: 'x', roles: ['OWNER'] };
  const refused = await ask(manager.client, 'registerStaff', beyond);
  scene.show(refused);
  scene.expect('an owner made by a manager is refused', refused.code, 'SCOPE_NOT_HELD');
  const elsewhere = { ...beyond, roles: ['BARISTA'], storeIds: [bookshop] };
  const alsoRefused = await ask(manager.client, 'registerStaff', elsewhere);
  scene.expect('and a barista of another store', alsoRefused.code, 'SCOPE_NOT_HELD');
};

const aCustomer = async (scene: Scene): Promise<GraphClient> => {
  const { expect, show } = scene;
  scene.step('A customer signs up, confirms the address and logs in');
  const anybody = scene.client();
  const email = 'minji@example.com';
  const person = { email, password, name: '김민지', phone: '010-1234-5678' };
  show(await ask(anybody, 'signUp', person, 'customer { name membershipNumber }'));
  const unconfirmed = await ask(anybody, 'logIn', { email, password });
  expect('before that nobody can log in', unconfirmed.code, 'LOG_IN_REFUSED');
  const code = await scene.production.messageTo(email, /\b\d{6}\b/);
  const confirmed = await ask(anybody, 'confirmEmail', { email, code });
  expect('the address is confirmed', confirmed.__typename, 'ConfirmEmailSuccess');
  const signedIn = await ask(anybody, 'logIn', { email, password }, 'session { accessToken }');
  return scene.client((signedIn.session as { accessToken: string }).accessToken);
};

const says = (scene: Scene, who: GraphClient, name: string, orderId: string) =>
  scene.until(`${name} is done`, async () => {
    const answer = await ask(who, name, { orderId });
    return answer.__typename.endsWith('Success') ? answer : undefined;
  });

const arrives = (scene: Scene, customer: GraphClient, id: string) =>
  scene.until('the order is completed', async () => {
    const query = 'query ($id: ID!) { order(id: $id) { status } }';
    const { data } = await customer.ask<{ order: { status: string } | null }>(query, { id });
    return data?.order?.status === 'COMPLETED' ? true : undefined;
  });

const takeOrders = async (
  scene: Scene,
  customer: GraphClient,
  { barista, courier }: People,
  { cafe }: Shops,
  { book, coffee }: Goods,
): Promise<void> => {
  scene.step('The customer orders the book, and the courier brings it');
  const address = { line1: '세종대로 110', city: '서울' };
  const shipment = { recipient: '김민지', phone: '010-1234-5678', address };
  // the shops have yet to be heard of where orders are taken
  const shipped = await scene.until('the book is ordered', () =>
    scene.place(customer, 'book', book, { shipment }),
  );
  for (const name of ['dispatchDelivery', 'completeDelivery'])
    await says(scene, courier.client, name, shipped);
  await arrives(scene, customer, shipped);

  scene.step('The customer orders a coffee, and the barista makes it');
  const fetched = await scene.until('the coffee is ordered', () =>
    scene.place(customer, 'coffee', coffee, { pickup: { storeId: cafe } }),
  );
  for (const name of ['acceptTicket', 'readyTicket', 'handOverTicket'])
    await says(scene, barista.client, name, fetched);
  await arrives(scene, customer, fetched);
};

const runOut = async (
  scene: Scene,
  customer: GraphClient,
  { barista }: People,
  { cafe }: Shops,
  { book, coffee }: Goods,
): Promise<void> => {
  scene.step('The milk is gone: the barista takes the coffee off the menu, and only there');
  const takesOff = (productId: string) =>
    ask(barista.client, 'setAvailability', { productId, available: false }, 'product { title available }');
  scene.show(await takesOff(coffee));
  const gone = await scene.place(customer, 'gone', coffee, { pickup: { storeId: cafe } });
  scene.expect('it cannot be ordered', gone === undefined, true);
  const notHers = await takesOff(book);
  scene.expect('the bookshop is not hers', notHers.__typename === 'SetAvailabilitySuccess', false);
};

const letGo = async (scene: Scene, owner: GraphClient, { barista }: People): Promise<void> => {
  scene.step('The owner disables the barista, who is out at once');
  const viewer = async () =>
    (await barista.client.ask<{ viewer: { name: string } | null }>('{ viewer { name } }')).data?.viewer?.name;
  scene.expect('the barista is in', await viewer(), '박바리');
  scene.show(await ask(owner, 'disableStaff', { staffId: barista.id }, 'staff { name disabled }'));
  const isOut = async () => ((await viewer()) === undefined ? true : undefined);
  await scene.until('a second later nobody is', isOut, 1_000);
};

/** A shop is opened by its owner, run by its people, and used by a customer. */
export const opening = async (stage: Stage, { production, ownersCode }: Opening): Promise<void> => {
  const scene = sceneOn(stage, production);
  scene.step('The owner sets a password with the code that  npm run admin -- create  has printed');
  const owner = await scene.signIn('owner@example.com', ownersCode);
  const shops = await openShops(scene, owner);
  const goods = await registerGoods(scene, owner, shops);
  const people = await takeOnPeople(scene, owner, shops);
  await giveOnlyWhatOneHas(scene, people, shops);
  const customer = await aCustomer(scene);
  await takeOrders(scene, customer, people, shops, goods);
  await runOut(scene, customer, people, shops, goods);
  await letGo(scene, owner, people);

  scene.step('The audit finds nothing');
  const audited = production.command('tools/verify/audit.ts', '--messages', production.messagesUrl);
  scene.show(audited.split('\n').at(-1));
  await scene.close();
};
