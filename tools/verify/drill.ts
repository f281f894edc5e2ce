import { writeFileSync } from 'node:fs';
import { misused, readArguments } from '../run/arguments.ts';
import { databaseUrl, findPostgres, startPostgres } from '../run/postgres.ts';
import { allPoints, type Failpoint } from './drill/points.ts';
import type { DrillReport, Phase } from './drill/report.ts';
import { rolling } from './drill/rolling.ts';
import { drill } from './drill/run.ts';
import { ruleNames } from './drill/without.ts';

// Kills a system of its own in every way, under load, and checks what is left:  npm run drill
const usage = `npm run drill -- [--times N] [--minutes N] [--seed N] [--control] [--json FILE]
Starts a system of its own in a temporary folder, with customers who order, repeat, cancel and lose patience, and people who
sign up, change their passwords and leave for good, and
  1. kills a process, as by kill -9, at every failpoint;
  2. lets two drivers of one order meet at the worst moments;
  3. kills every process at random, Redis and the provider too, and empties Redis.
Each time the load stops, the system must settle within 5 s of the last restart, and orders, stock, money and what
customers were told must agree. The exit code is 0 only if all of that held.
  --times N       kills at each failpoint (50)
  --minutes N     how long processes are killed at random (5)
  --seed N        repeats the choices of an earlier run
  --customers N   how many order at once (6)
  --phase NAME    only this phase (points, meetings or random); may be repeated
  --point NAME    only at this failpoint; may be repeated
  --without RULE  disables a safety rule (${ruleNames.join(', ')}): the drill must then find something
  --control       disables each safety rule in turn; the exit code is 0 only if each drill found something
  --within MS     how long the system may take to settle (5000)
  --skip-parked   does not wait at the end for attempts whose customers were told to come back (a minute)
  --json FILE     also writes the report as JSON
  --keep          keeps the data folder
  --rolling       instead, restarts every process of the distributed shape in turn, with two replicas of each, at a third
                  of the load it can take: no request may fail, no stream may miss a step
  --shape SHAPE   with --rolling: distributed or replicated, the latter on a PostgreSQL server of its own unless
                  JUMUN_STORE names one (distributed)
  --rate N        with --rolling: orders a second`;

const { values, numbers } = readArguments(process.argv.slice(2), {
  usage,
  numbers: {
    times: { least: 0, whole: true },
    minutes: { least: 0 },
    seed: { least: 0, whole: true },
    customers: { least: 1, whole: true },
    within: { least: 1 },
    rate: { least: 0.01 },
  },
  options: {
    times: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
    customers: { type: 'string' },
    phase: { type: 'string', multiple: true },
    rolling: { type: 'boolean' },
    shape: { type: 'string', default: 'distributed' },
    rate: { type: 'string' },
    point: { type: 'string', multiple: true },
    without: { type: 'string' },
    control: { type: 'boolean' },
    within: { type: 'string' },
    'skip-parked': { type: 'boolean' },
    json: { type: 'string' },
    keep: { type: 'boolean' },
  },
});

const refuse = (why: string): never => misused(why, usage);
const ownServer = () => startPostgres(findPostgres() ?? refuse('There is no PostgreSQL server here.'));
if (values.rolling) {
  const { shape } = values;
  if (shape !== 'distributed' && shape !== 'replicated') refuse(`--shape ${shape} has no replicas.`);
  const server = shape === 'replicated' && !process.env.JUMUN_STORE ? await ownServer() : undefined;
  const store = server ? databaseUrl(server.socketFolder, 'postgres') : process.env.JUMUN_STORE;
  const rolled = rolling({
    shape: shape === 'replicated' ? 'replicated' : 'distributed',
    replicas: 2,
    rate: numbers.rate,
    customers: numbers.customers ?? 6,
    settings: store ? { JUMUN_STORE: store } : {},
    say: (line) => console.error(`  ${line}`),
  });
  await Promise.allSettled([rolled]);
  await server?.stop();
  const report = await rolled;
  const { findings, ...figures } = report;
  console.log(`\nRolling restart ${JSON.stringify(figures, null, 2)}\n  findings    ${findings.length}`);
  for (const finding of findings.slice(0, 50)) console.log(`    ${finding}`);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  process.exit(findings.length === 0 ? 0 : 1);
}

const phases: readonly Phase[] = ['points', 'meetings', 'random'];
const asked = (values.phase ?? phases) as Phase[];
if (asked.some((phase) => !phases.includes(phase))) refuse(`There is no such phase: ${asked}`);
const chosen = (values.point ?? allPoints) as Failpoint[];
if (chosen.some((point) => !allPoints.includes(point))) refuse(`There is no such failpoint: ${chosen}`);
if (values.without !== undefined && !ruleNames.includes(values.without))
  refuse(`There is no such rule: ${values.without}`);

const options = {
  phases: asked,
  times: numbers.times ?? 50,
  minutes: numbers.minutes ?? 5,
  seed: numbers.seed ?? Math.floor(Math.random() * 2 ** 31),
  customers: numbers.customers ?? 6,
  points: chosen,
  restWithinMs: numbers.within ?? 5_000,
  skipsParked: values['skip-parked'] === true,
  keep: values.keep === true,
  say: (line: string) => console.error(`  ${line}`),
};

const reports: DrillReport[] = [];
const rules = values.control ? ruleNames : [values.without];
for (const without of rules)
  reports.push(
    await drill({ ...options, without, ...(without ? { phases: ['meetings'], skipsParked: true } : {}) }),
  );

for (const {
  seed,
  without,
  seconds,
  crashes,
  answers,
  restMs,
  longestRestMs,
  counted,
  findings,
} of reports) {
  const kills = Object.values(crashes).reduce((sum, count) => sum + count, 0);
  console.log(`\n${without ? `Without the rule of ${without}` : 'Drill'}, seed ${seed}, ${seconds} s`);
  console.log(`  kills       ${kills} ${JSON.stringify(crashes)}`);
  console.log(`  customers   ${JSON.stringify(answers)}`);
  console.log(`  settled     ${restMs.length} times, at most ${longestRestMs} ms after the last restart`);
  console.log(`  audited     ${JSON.stringify(counted)}`);
  console.log(`  findings    ${findings.length}`);
  for (const finding of findings.slice(0, 50)) console.log(`    ${finding}`);
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(reports, null, 2)}\n`);
const held = reports.every(({ without, findings }) =>
  without ? findings.length > 0 : findings.length === 0,
);
process.exit(held ? 0 : 1);
