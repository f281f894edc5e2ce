const accounts = ['customer', 'customer2', 'bookstore', 'cafe', 'dispatcher', 'driver', 'courier', 'admin'];

/** What `npm start` prints for a newcomer. */
export const welcome = (url: string, { sandbox, demo }: { sandbox: boolean; demo: boolean }): string[] => {
  const graph = `${sandbox ? 'Apollo Sandbox and the graph' : 'The graph'}   ${url}   (WebSocket on the same path)`;
  const offline = `The same with GraphiQL, also offline   ${new URL('/graphiql', url)}`;
  const addresses = sandbox ? [graph, offline] : [graph];
  if (!demo) return addresses;
  return [
    ...addresses,
    '',
    `Accounts, password jumun-demo   ${accounts.map((name) => `${name}@jumun.example`).join(', ')}`,
    '',
    'Sign in, and put the token into the header  Authorization: Bearer <accessToken>',
    '  mutation { logIn(input: { email: "customer@jumun.example", password: "jumun-demo" }) {',
    '    ... on LogInSuccess { session { accessToken } } ... on Refusal { code message } } }',
    '',
    'Look at books, order one',
    '  { products(kind: BOOK, first: 3) { nodes { id title price { formatted } stock } } }',
    '  mutation { placeOrder(input: { idempotencyKey: "my-first-order", lines: [{ productId: "prd_book01", quantity: 1 }],',
    '    fulfilment: { shipment: { recipient: "김주문", phone: "010-1234-5678", address: { line1: "세종대로 110", city: "서울" } } },',
    '    payment: { method: CARD, cardToken: "tok_ok" } }) {',
    '    ... on PlaceOrderSuccess { order { id status } } ... on Refusal { code message } } }',
    '',
    'Watch it arrive (a parcel leaves after 30 s and arrives after 60 s)',
    '  subscription { orderStatus(orderId: "ord_…", after: 0) { sequence status message',
    '    order { payment { status } delivery { status } customer { name } lines { title quantity } } } }',
    '',
    'A whole story in one command   npm run story bookshop | ebookstore | cafe | taxi | rewards',
    'Simulated customers and staff   npm run simulate',
  ];
};
