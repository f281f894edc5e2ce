import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

// Many clients in a process of their own, each with a WebSocket and one subscription; told what to do by its parent.

export type Opening = {
  readonly ask: 'open';
  readonly url: string;
  readonly query: string;
  /** One client for each. */
  readonly tokens: readonly string[];
};
/** Answers when each client but the first `from` has heard of the order: how long after `since`, in milliseconds since 1970. */
export type Hearing = {
  readonly ask: 'hear';
  readonly order: string;
  readonly from: number;
  readonly since: number;
  readonly withinMs: number;
};
export type Asked = Opening | Hearing;

/** When it has first heard of each order. */
type Client = Map<string, number>;

const clients: Client[] = [];
const atOnce = 50;

const open = async (url: string, token: string, query: string): Promise<void> => {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false });
  const client: Client = new Map();
  await once(socket, 'open');
  await new Promise<void>((resolve, reject) => {
    socket.on('close', (code) => reject(new Error(`a socket was closed with ${code}`)));
    socket.on('message', (data: Buffer) => {
      const text = String(data);
      const { type } = JSON.parse(text) as { type: string };
      const order = type === 'next' ? /"orderId":"(\w+)"/.exec(text)?.[1] : undefined;
      if (order !== undefined && !client.has(order)) client.set(order, Date.now());
      if (type === 'ping') socket.send('{"type":"pong"}');
      if (type !== 'connection_ack') return;
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
      clients.push(client);
      resolve();
    });
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  });
};

const answers = {
  async open({ url, query, tokens }: Opening): Promise<number> {
    const left = [...tokens];
    const oneByOne = async (): Promise<void> => {
      for (let token = left.pop(); token !== undefined; token = left.pop()) await open(url, token, query);
    };
    await Promise.all(Array.from({ length: atOnce }, oneByOne));
    return clients.length;
  },
  async hear({ order, from, since, withinMs }: Hearing): Promise<number[]> {
    const listening = clients.slice(from);
    const patience = since + withinMs;
    while (listening.some((client) => !client.has(order)) && Date.now() < patience) await pause(20);
    return listening.flatMap((client) => {
      const at = client.get(order);
      return at === undefined ? [] : [at - since];
    });
  },
};

process.on('message', (asked: Asked) => {
  const answer: Promise<unknown> = asked.ask === 'open' ? answers.open(asked) : answers.hear(asked);
  void answer.then((answer) => process.send?.(answer));
});
