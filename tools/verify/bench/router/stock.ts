import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { supergraph } from './shop.ts';

// What a user gets by following the manual: @apollo/gateway on @apollo/server, all defaults.
const urls = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const gateway = new ApolloGateway({ supergraphSdl: supergraph((name) => urls[name] ?? '') });
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), {
  listen: { port: 0, host: '127.0.0.1' },
});
process.send?.({ url });
process.once('disconnect', () => process.exit(0));
