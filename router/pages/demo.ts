import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Tab } from './assets/pages.d.ts';

const operationsFolder = join(import.meta.dirname, 'operations');

/** The operations of the README and what goes on from there, in the order in which one tries them. */
export const demoTabs = (): readonly Tab[] =>
  readdirSync(operationsFolder)
    .toSorted()
    .map((file) => ({
      name: file.replace(/^\d+-|\.graphql$/g, ''),
      query: readFileSync(join(operationsFolder, file), 'utf8'),
    }));

/** One account for each part that is played in the demo. */
export const demoAccounts: readonly Account[] = [
  'customer',
  'customer2',
  'bookstore',
  'cafe',
  'dispatcher',
  'driver',
  'courier',
  'support',
  'admin',
].map((name) => ({ name, email: `${name}@jumun.example`, password: 'jumun-demo' }));
