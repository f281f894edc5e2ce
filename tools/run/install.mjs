// Installs the pinned Node, pnpm and the packages into this checkout, once. Runs on any Node >= 20 without packages.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const at = (...parts) => path.join(root, ...parts);
export const say = (text) => process.stderr.write(`${text}\n`);

/** A problem that the user can solve; shown without a stack. */
export class Problem extends Error {}

/** The running child processes, and the exit code once we were asked to stop. */
export const running = new Set();
export const asked = { toStop: 0 };

const ARCH = `${process.platform}-${process.arch}`;
const TOOL_FILES = ['tools/run/toolchain/package.json', 'tools/run/toolchain/package-lock.json'];
const LOCK_FILES = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'];
const LOCK_TOO_OLD_MS = 20 * 60_000;
const LOCK_WITHOUT_OWNER_MS = 5_000;
// otherwise npm retries for 70 s before it reports that there is no network
const FEW_RETRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=500', '--fetch-retry-maxtimeout=4000'];
const CONNECT_ERRORS_BEFORE_GIVING_UP = 20;

const toolchain = at('.tools', `${hash(TOOL_FILES)}-${ARCH}`);
// not node_modules/.bin: npm 10 makes no links with --ignore-scripts
const nodeFolder = path.join(
  toolchain,
  'node_modules',
  `node-${ARCH.replace('darwin-arm', 'bin-darwin-arm')}`,
  'bin',
);
const pnpmFolder = path.join(toolchain, 'node_modules', '@pnpm', `exe.${ARCH}`);
const stampFile = at('node_modules', '.installed');

/** An environment in which `node`, `pnpm` and the packages' programs are the pinned ones, for all descendants. */
export function pinnedEnv() {
  const folders = [pnpmFolder, nodeFolder, at('node_modules', '.bin'), process.env.PATH];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}

/** Installs what is missing: 'tools' is Node and pnpm, 'prod' adds the packages for running, 'all' those for testing. */
export async function ensureInstalled(set) {
  if (isInstalled(set)) return;
  const began = Date.now();
  say('Setting up (first run or changed dependencies)');
  mustBeWritable();
  await alone(async () => {
    if (isInstalled(set)) return; // another process did it while we waited
    const env = installEnv();
    if (!fs.existsSync(nodeFolder)) await installToolchain(env);
    if (set !== 'tools') await installPackages(set, env);
  });
  say(`Set up after ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

function isInstalled(set) {
  if (!fs.existsSync(nodeFolder)) return false;
  if (set === 'tools') return true;
  const [key, had] = readStamp();
  return key === stampKey() && (had === 'all' || had === set);
}

function mustBeWritable() {
  try {
    fs.mkdirSync(at('.tools'), { recursive: true });
    fs.accessSync(root, fs.constants.W_OK);
  } catch (error) {
    throw new Problem(
      `${root} is not writable (${error.code}), so nothing can be installed there. Clone it to a folder of your own.`,
    );
  }
}

async function installToolchain(env) {
  for (const name of fs.readdirSync(at('.tools')).filter((entry) => /^[0-9a-f]{16}-.*\.part$/.test(entry)))
    fs.rmSync(at('.tools', name), { recursive: true, force: true });
  // elsewhere first and renamed once complete: an interrupted download is never mistaken for a toolchain
  const part = `${toolchain}.part`;
  fs.mkdirSync(part, { recursive: true });
  for (const file of TOOL_FILES) fs.copyFileSync(at(file), path.join(part, path.basename(file)));
  const [npm, ...before] = npmCommand();
  const args = [
    ...before,
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...FEW_RETRIES,
  ];
  await step('Node 24 and pnpm', npm, args, { cwd: part, env });
  // npm exits with 0 even if an optional package could not be downloaded
  const wanted = [path.join(nodeFolder, 'node'), path.join(pnpmFolder, 'pnpm')];
  if (!wanted.every((file) => fs.existsSync(file.replace(toolchain, part))))
    throw new Problem(
      `Node 24 and pnpm for ${ARCH} could not be downloaded. Check the network, HTTPS_PROXY and npm config get ` +
        'registry, then run the same command again.',
    );
  fs.renameSync(part, toolchain);
}

async function installPackages(set, env) {
  fs.rmSync(stampFile, { force: true });
  // the packages for testing are kept once installed
  const full = set === 'all' || fs.existsSync(at('node_modules', 'vitest')) ? 'all' : 'prod';
  const args = ['install', '--frozen-lockfile', '--reporter=append-only'];
  if (full === 'prod') args.push('--prod');
  await step(`Packages (${full === 'prod' ? 'for running only' : 'all'})`, 'pnpm', args, { cwd: root, env });
  fs.writeFileSync(stampFile, `${stampKey()} ${full}\n`);
}

/** The npm that started us, if one did: it need not be on the PATH. */
function npmCommand() {
  const started = process.env.npm_execpath ?? '';
  return /npm-cli\.js$/.test(started) ? [process.execPath, started] : ['npm'];
}

/** If HOME is not writable, caches go to .tools; the user's .npmrc (registry, proxy, tokens) still applies. */
function installEnv() {
  const env = { ...pinnedEnv(), CI: 'true' };
  const home = os.homedir();
  try {
    fs.accessSync(home, fs.constants.W_OK);
    return env;
  } catch {
    const ownHome = at('.tools', 'home');
    fs.mkdirSync(ownHome, { recursive: true });
    for (const name of Object.keys(env)) if (/^XDG_|^npm_config_cache$/i.test(name)) delete env[name];
    env.npm_config_userconfig ??= path.join(home, '.npmrc');
    return { ...env, HOME: ownHome };
  }
}

function stampKey() {
  return `${hash([...LOCK_FILES, ...TOOL_FILES])}-${ARCH}`;
}

function readStamp() {
  try {
    return fs.readFileSync(stampFile, 'utf8').trim().split(' ');
  } catch {
    return [];
  }
}

function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(fs.readFileSync(at(file)));
  return sum.digest('hex').slice(0, 16);
}

/** Only one installation runs at a time; others wait. A lock is taken over if its owner has died or it is very old. */
async function alone(work) {
  const file = at('.tools', 'lock');
  for (let told = false; !takeLock(file); ) {
    const owner = lockOwner(file);
    if (owner === 'none') {
      fs.rmSync(file, { force: true });
      continue;
    }
    if (!told) say(`  another start (process ${owner}) is installing; waiting for it`);
    told = true;
    await new Promise((resume) => setTimeout(resume, 300));
  }
  const release = () => fs.rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function takeLock(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function lockOwner(file) {
  try {
    const owner = Number(fs.readFileSync(file, 'utf8'));
    const age = Date.now() - fs.statSync(file).mtimeMs;
    if (age > LOCK_TOO_OLD_MS) return 'none';
    if (!owner) return age > LOCK_WITHOUT_OWNER_MS ? 'none' : 'unknown';
    return isAlive(owner) ? owner : 'none';
  } catch {
    return 'none'; // just released
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A quiet step: a live line on a terminal, a line every 10 s elsewhere, and the output only if it fails. */
function step(title, command, args, options) {
  return new Promise((resolve, reject) => {
    const progress = showProgress(title);
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += data;
        if (isOffline(output)) child.kill(); // pnpm would keep trying for minutes
      });
    const done = (code, error) => {
      running.delete(child);
      progress.end(code === 0 ? '' : 'FAILED after ');
      if (asked.toStop) return reject(new Problem('stopped'));
      if (code === 0) return resolve();
      say(`${lastLines(error ? String(error) : output)}\n`);
      const missing = `"${command}" was not found: install npm (Debian: apt-get install npm).`;
      reject(new Problem(error?.code === 'ENOENT' ? missing : explain(output)));
    };
    child.on('error', (error) => done(1, error));
    child.on('close', (code) => done(code ?? 1));
  });
}

function showProgress(title) {
  const tty = process.stderr.isTTY;
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const show = () =>
    tty ? process.stderr.write(`\r  ${title} … ${seconds()} `) : say(`  ${title} … ${seconds()}`);
  if (!tty) say(`  ${title} …`);
  const timer = setInterval(show, tty ? 200 : 10_000);
  return {
    end(how) {
      clearInterval(timer);
      say(`${tty ? '\r' : ''}  ${title}: ${how}${seconds()}   `);
    },
  };
}

function isOffline(output) {
  const errors = output.match(/dns error|Connect\)|ECONNREFUSED/g) ?? [];
  return errors.length > CONNECT_ERRORS_BEFORE_GIVING_UP;
}

function lastLines(output) {
  return output.trim().split('\n').slice(-25).join('\n');
}

function explain(output) {
  const known = [
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|dns error|error sending request|tcp connect/i,
      'The npm registry cannot be reached. Check the network (or HTTPS_PROXY / npm config get registry) and run the ' +
        'same command again; completed downloads are kept.',
    ],
    [/ENOSPC|No space left/i, 'The disk is full: about 500 MB are needed.'],
    [
      /EACCES|EROFS|Permission denied|Read-only/i,
      `No permission to write: check who owns ${root} and the npm cache.`,
    ],
    [
      /FROZEN_LOCKFILE|OUTDATED_LOCKFILE|can only install.*in sync/i,
      'package.json and the lockfile disagree: run "node tools/run/run.mjs pnpm install --no-frozen-lockfile" and commit ' +
        'pnpm-lock.yaml.',
    ],
  ];
  return known.find(([sign]) => sign.test(output))?.[1] ?? 'See the output above for the reason.';
}
