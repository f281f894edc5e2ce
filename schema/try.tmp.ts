import { compose } from './compose.ts';
import { lint } from './lint.ts';
import { contexts, subgraphSdl } from './sdl.ts';
const ours = Object.fromEntries(contexts.map((n) => [n, subgraphSdl(n)]));
const r = compose(); if ('problems' in r) throw 1;
const t = performance.now(); console.log(lint(ours, r.supergraphSdl), performance.now() - t, r.hints);
