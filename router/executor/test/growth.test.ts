import { describe, expect, it } from 'vitest';
import { AnswerTooLarge } from '../growth.ts';
import type { Answer } from '../source.ts';
import { openTestGraph, type Request } from './graph.ts';

const many = 100;
const numbered = <T>(make: (index: number) => T): T[] =>
  Array.from({ length: many }, (_, index) => make(index));

// a customer is one entity, and stands in each of her hundred notices
const graph = openTestGraph(
  {
    customers: `
      type Query { me: Customer }
      type Customer @key(fields: "id") { id: ID! name: String }
      type Notice @key(fields: "id") { id: ID! customer: Customer }
    `,
    notices: `
      type Customer @key(fields: "id") { id: ID! notices: [Notice!]! grid: [[Int!]!]! }
      type Notice @key(fields: "id") { id: ID! text: String }
    `,
    letters: `
      type Customer @key(fields: "id") { id: ID! notices: [Notice!]! @external letter: String @requires(fields: "notices { id }") }
      type Notice @key(fields: "id") { id: ID! }
    `,
  },
  {
    'Query.me': () => ({ id: 'kim' }),
    'Customer.name': () => 'Kim',
    'Customer.notices': () => numbered((index) => ({ id: `n${index}` })),
    'Customer.grid': () => numbered(() => numbered((index) => index)),
    'Customer.letter': ({ notices }) => `of ${(notices as unknown[]).length}`,
    'Notice.customer': () => ({ id: 'kim' }),
    'Notice.text': () => 'hello',
  },
);

const nested = (levels: number): string =>
  levels === 0 ? 'name' : `notices { customer { ${nested(levels - 1)} } }`;

/** Asks, and counts the requests to subgraphs until the run ends. */
const counted = async (text: string): Promise<{ readonly requests: number; readonly failure: unknown }> => {
  let requests = 0;
  const instead = (): Answer | undefined => {
    requests++;
    return undefined;
  };
  const failure = await graph.ask(text, { instead }).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { requests, failure };
};

describe('an answer that grows', () => {
  it('is given whole while it is small enough', async () => {
    const { data } = await graph.ask(`{ me { ${nested(2)} letter } }`);
    expect(data).toMatchObject({ me: { letter: 'of 100' } });
    expect(JSON.stringify(data).match(/Kim/g)).toHaveLength(many * many);
  });

  it('stops when what stands in a hundred places is asked about a hundred times in each', async () => {
    const { failure, requests } = await counted(`{ me { ${nested(3)} } }`);
    expect(failure).toBeInstanceOf(AnswerTooLarge);
    expect(requests).toBeLessThan(10);
  });

  it('stops however the client has named it', async () => {
    const inner = 'notices { customer { a: notices { customer { b: notices { text } } } } }';
    expect((await counted(`{ me { x: ${inner} y: ${inner} } }`)).failure).toBeInstanceOf(AnswerTooLarge);
  });

  it('stops where a list is required of every place', async () => {
    const inner = 'notices { customer { notices { customer { letter } } } }';
    expect((await counted(`{ me { ${inner} } }`)).failure).toBeInstanceOf(AnswerTooLarge);
  });

  it('counts the values of lists of lists', async () => {
    const text = '{ me { grid } }';
    expect((await graph.ask(text, { answerValues: 10_102 })).data).toBeTruthy();
    await expect(graph.ask(text, { answerValues: 10_101 })).rejects.toThrow(AnswerTooLarge);
  });

  it('counts a long text several times', async () => {
    const instead = ({ subgraph }: Request) =>
      subgraph === 'customers' ? { data: { me: { name: 'x'.repeat(25_600) } } } : undefined;
    const text = '{ me { name } }';
    expect((await graph.ask(text, { instead, answerValues: 102 })).data).toBeTruthy();
    await expect(graph.ask(text, { instead, answerValues: 101 })).rejects.toThrow(AnswerTooLarge);
  });

  it('counts each value of each object', async () => {
    const text = '{ me { id name again: name } }';
    expect((await graph.ask(text, { answerValues: 4 })).data).toBeTruthy();
    await expect(graph.ask(text, { answerValues: 3 })).rejects.toThrow(AnswerTooLarge);
  });
});
