import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choosePort, freePorts } from '../ports.ts';

let taken: number;
const server: Server = createServer();

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  taken = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** A port on which nobody listens, and which nobody has chosen. */
const unused = async (): Promise<number> => {
  const briefly = createServer().listen(0, '127.0.0.1');
  await once(briefly, 'listening');
  const { port } = briefly.address() as AddressInfo;
  briefly.close();
  await once(briefly, 'close');
  return port;
};

test('a taken default port moves on to a free one', async () => {
  const port = await choosePort(undefined, taken);
  expect(port).toBeGreaterThan(taken);
});

test('a free default port is used', async () => {
  const free = await unused();
  expect(await choosePort(undefined, free)).toBe(free);
});

test('a port that was chosen is not chosen again before anybody listens there: two starts at once get two', async () => {
  const usual = await unused();
  expect(await choosePort(undefined, usual)).toBe(usual);
  expect(await choosePort(undefined, usual)).toBeGreaterThan(usual);
  await expect(choosePort(String(usual), 4000)).rejects.toThrow(`Port ${usual} is taken`);
});

test('a taken port that was asked for is refused [OB-44]', async () => {
  await expect(choosePort(String(taken), 4000)).rejects.toThrow(`Port ${taken} is taken`);
});

test('any free port is given for 0', async () => {
  expect(await choosePort('0', 4000)).toBeGreaterThan(0);
});

test('many free ports are different ones, outside the range for outgoing connections', async ({ skip }) => {
  const outgoing = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = connect(taken, '127.0.0.1');
      await once(socket, 'connect');
      const { localPort = 0 } = socket;
      socket.destroy();
      return localPort;
    }),
  );
  skip(Math.min(...outgoing) < 15_100, 'connections of this system may have nearly every port');
  const ports = await freePorts(60);
  expect(new Set(ports).size).toBe(60);
  expect(Math.max(...ports)).toBeLessThan(Math.min(...outgoing));
});

test.each(['abc', '-1', '70000', '80.5'])('PORT=%s is refused', async (asked) => {
  await expect(choosePort(asked, 4000)).rejects.toThrow('is not a port');
});
