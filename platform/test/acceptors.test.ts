import { createServer } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { listenWidely } from '../process/acceptors.ts';

const host = '127.0.0.1';

test.runIf(process.platform === 'linux')(
  'a turn of a busy event loop takes several connections',
  async () => {
    const server = createServer();
    const listening = await listenWidely(server, { port: 0, host });
    const before = Date.now();
    const sockets = Array.from({ length: 160 }, () => connect(listening.port, host));
    let connected = 0;
    const perTurn: number[] = [];
    server.on('connection', () => {
      connected += 1;
    });
    let seen = 0;
    while (connected < 160 && Date.now() - before < 20_000) {
      const until = Date.now() + 20;
      while (Date.now() < until); // a long turn: the kernel has all connections when it ends
      await new Promise((resolve) => setImmediate(resolve));
      if (connected > seen) perTurn.push(connected - seen);
      seen = connected;
    }
    expect(connected).toBe(160);
    expect(Math.max(...perTurn)).toBeGreaterThan(3);
    for (const socket of sockets) socket.destroy();
    await listening.close();
  },
);

test('a port that another server has is refused, though that one would share it', async () => {
  const first = await listenWidely(createServer(), { port: 0, host });
  await expect(listenWidely(createServer(), { port: first.port, host })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await first.close();
});

test('when it has closed nobody is let in, and the port is free', async () => {
  const first = await listenWidely(createServer(), { port: 0, host });
  await first.close();
  const refused = await new Promise<{ code?: string }>((resolve) =>
    connect(first.port, host).once('error', resolve),
  );
  expect(refused.code).toBe('ECONNREFUSED');
  const again = await listenWidely(createServer(), { port: first.port, host });
  await again.close();
});
