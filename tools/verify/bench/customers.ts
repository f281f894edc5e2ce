import { openAsker } from './load.ts';

const signUpOperation = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { __typename ... on SignUpSuccess { customer { id } } } }`;

const atOnce = 8;

/** An address of the network that is kept for examples, and then of the next one: 198.18.0.0/15. */
const addressOf = (customer: number): string => `198.18.${(customer >> 8) & 255}.${customer & 255}`;

/** Opens accounts, so that messages reach these customers, each from an address of its own; answers their ids. */
export const signUp = async (url: string, count: number, name = 'bench'): Promise<string[]> => {
  let begun = 0;
  const asker = openAsker(url, atOnce, () => ({ 'x-forwarded-for': addressOf(begun++) }));
  const ids: string[] = [];
  const signUpOne = async (customer: number): Promise<void> => {
    const input = {
      email: `${name}-${customer}@example.com`,
      password: `a long password ${customer}`,
      name: '김주문',
    };
    type Answer = { signUp: { __typename: string; customer?: { id: string } } };
    const { signUp: answer } = await asker.ask<Answer>('', signUpOperation, { input });
    if (!answer.customer) throw new Error(`a customer could not sign up: ${answer.__typename}`);
    ids[customer] = answer.customer.id;
  };
  const waiting = Array.from({ length: count }, (_, customer) => customer);
  const work = async (): Promise<void> => {
    for (let customer = waiting.shift(); customer !== undefined; customer = waiting.shift())
      await signUpOne(customer);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await asker.close();
  return ids;
};
