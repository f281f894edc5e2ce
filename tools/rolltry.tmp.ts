import { rolling } from './drill/rolling.ts';

const r = await rolling({
  replicas: 2,
  rate: process.env.RATE ? Number(process.env.RATE) : undefined,
  customers: 8,
  say: (l) => console.log(l),
});
console.log(JSON.stringify({ ...r, findings: r.findings.slice(0, 15), count: r.findings.length }, null, 1));
process.exit(0);
