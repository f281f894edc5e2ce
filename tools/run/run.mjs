// Runs one command of this repository with its pinned Node and packages, installing both first where they are missing.
// Needs Node >= 20 and npm, nothing else.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { check, verify } from './check.mjs';
import { asked, ensureInstalled, Problem, pinnedEnv, root, running, say } from './install.mjs';

const node = (file) => (args) => foreground('node', [file, ...args]);

const commands = {
  // run
  start: ['run the whole system here (Ctrl-C stops it)', 'prod', node('tools/run/start.ts')],
  subgraph: ['run one subgraph as a process of its own', 'prod', node('subgraphs/main.ts')],
  router: ['run a router for any supergraph (--supergraph file.graphql)', 'prod', node('router/run.ts')],
  reset: ['stop the system and delete its data (--yes: do not ask)', 'tools', node('tools/run/reset.ts')],
  // show
  story: ['play the story of an order on the running system', 'prod', node('tools/demo/story.ts')],
  simulate: ['fill the running system with customers and staff', 'prod', node('tools/demo/simulate.ts')],
  // operate
  admin: [
    'make the owners of this installation; remove demo accounts',
    'prod',
    node('tools/operate/admin.ts'),
  ],
  why: ['tell everything that is known about one order', 'prod', node('tools/operate/why.ts')],
  'dead-letters': [
    'list, replay or skip events that could not be applied',
    'prod',
    node('tools/operate/dead-letters.ts'),
  ],
  payments: ['list frozen payments, and settle one', 'prod', node('tools/operate/payments.ts')],
  breaker: [
    'override the circuit breaker of an ask: open, close or auto',
    'prod',
    node('tools/operate/breaker.ts'),
  ],
  rebuild: [
    'rebuild what customers see from the journals, and repair what differs',
    'prod',
    node('tools/operate/rebuild.ts'),
  ],
  roll: [
    'restart every process of the running system, one after another',
    'tools',
    node('tools/operate/roll.ts'),
  ],
  // verify
  test: [
    'check types, format, lint and all tests; with arguments, run only those tests',
    'all',
    (args) => check(args, foreground),
  ],
  check: ['the same as test', 'all', (args) => check(args, foreground)],
  verify: [
    'run the long proofs (every shape on every store, drills, contests); with arguments, only those',
    'all',
    (args) => verify(args, foreground),
  ],
  audit: ['look for anything that must never be', 'prod', node('tools/verify/audit.ts')],
  drill: ['kill the system in every way and check what is left', 'all', node('tools/verify/drill.ts')],
  bench: ['measure the system', 'all', node('tools/verify/bench.ts')],
  // change
  setup: ['install what the tests need, and run nothing', 'all', () => 0],
  fix: [
    'format the code and fix what can be fixed',
    'all',
    (args) => foreground('biome', ['check', '--write', ...args]),
  ],
  schema: [
    'compose the graph and write the types of resolvers; --check, --release: compare with the last release',
    'all',
    (args) => (args.length > 0 ? node('schema/gate.ts')(args) : node('schema/compose.ts')(['--write'])),
  ],
  migrations: [
    'write the migrations of changed tables, for both databases',
    'all',
    node('tools/verify/migrations.ts'),
  ],
  docs: ['write the generated pages and pictures', 'all', node('tools/verify/docs.ts')],
  documents: [
    'list the operations of clients, for a router that answers no others',
    'all',
    node('tools/verify/documents.ts'),
  ],
  requirements: [
    'write docs/requirements.md: which tests show which requirements',
    'all',
    node('tools/verify/requirements.ts'),
  ],
  pnpm: ['run the pinned pnpm', 'tools', (args) => foreground('pnpm', args)],
  node: ['run the pinned Node', 'all', (args) => foreground('node', args)],
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

passSignalsOn();
if (command) process.exitCode = await runCommand(command, args);
else if (['--help', '-h', 'help'].includes(name)) process.stdout.write(help());
else {
  say(`${name ? `Unknown command "${name}".` : 'No command.'}\n\n${help()}`);
  process.exitCode = 2;
}

async function runCommand([, packages, run], args) {
  try {
    await ensureInstalled(packages);
    return await run(args);
  } catch (error) {
    if (asked.toStop) return asked.toStop;
    say(error instanceof Problem ? `\n${error.message}` : `\n${error.stack}`);
    return 1;
  }
}

function help() {
  const width = Math.max(...Object.keys(commands).map((key) => key.length));
  const lines = Object.entries(commands).map(([key, [does]]) => `  ${key.padEnd(width)}  ${does}`);
  return `Usage: npm run <command> [-- arguments], or node tools/run/run.mjs <command> [arguments]\n\n${lines.join('\n')}\n`;
}

/**
 * Runs a program on our terminal and returns its exit code. The IPC channel to a Node program closes when we end, so even a
 * kill -9 of this process stops the system.
 */
function foreground(file, args) {
  if (asked.toStop) return Promise.resolve(asked.toStop);
  return new Promise((resolve, reject) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(file === 'node' ? ['ipc'] : [])];
    const child = spawn(file, args, {
      cwd: root,
      env: { ...pinnedEnv(), ...quickStart(process.env) },
      stdio,
    });
    running.add(child);
    const watch = stopWhenNpmIsGone(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      running.delete(child);
      clearInterval(watch);
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 1));
    });
  });
}

/** Makes every Node process below this one start in a third of the time: docs/decisions/0026. */
function quickStart({ NODE_OPTIONS: options = '', NODE_COMPILE_CACHE: compiled }) {
  const preload = `--import=${new URL('drizzle-imports.mjs', import.meta.url)}`;
  return {
    NODE_OPTIONS: options.includes(preload) ? options : `${options} ${preload}`.trim(),
    NODE_COMPILE_CACHE: compiled ?? path.join(root, '.tools', 'compiled'),
  };
}

function stopWhenNpmIsGone(child) {
  if (!process.env.npm_lifecycle_event) return undefined;
  const parent = process.ppid;
  return setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
}

function passSignalsOn() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      asked.toStop = 128 + os.constants.signals[signal];
      for (const child of running) child.kill(signal);
      if (running.size === 0) process.exit(asked.toStop);
    });
}
