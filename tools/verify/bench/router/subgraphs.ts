import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anonymous } from '@jumun/platform/graph/client';
import { subgraphs } from './shop.ts';

// The subgraphs over minimal HTTP, for the stock gateway. Reports their addresses to its parent.
const urls: Record<string, string> = {};
for (const [name, { client }] of Object.entries(subgraphs())) {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString());
    const result = await client.execute(
      { query, variables },
      { caller: anonymous, locale: 'en', correlationId: 'bench' },
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  urls[name] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
process.send?.({ urls });
process.once('disconnect', () => process.exit(0));
