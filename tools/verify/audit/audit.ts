import { events } from './events.ts';
import { histories } from './histories.ts';
import type { Finding, Invariant, Outside, Scene } from './invariant.ts';
import { readLedger } from './ledger.ts';
import { loyalty } from './loyalty.ts';
import { messages } from './messages.ts';
import { money } from './money.ts';
import { page } from './page.ts';
import { type Picture, takePicture } from './picture.ts';
import { rewards } from './rewards.ts';
import { stock } from './stock.ts';
import { stuck } from './stuck.ts';
import { taxis } from './taxis.ts';

export type { Finding } from './invariant.ts';

export type AuditWorld = {
  /** JUMUN_DATA, JUMUN_STORE …, as a process of the system would get them. */
  readonly env: NodeJS.ProcessEnv;
  /** The payment provider's, whose `/ledger` is read. */
  readonly providerUrl?: string | undefined;
  /** The same of the sandbox that takes messages. */
  readonly messagesUrl?: string | undefined;
  /** What happened within so many milliseconds may still be on its way from one context to another. */
  readonly graceMs?: number;
  /** The ids of orders that clients were told of, from outside the system. */
  readonly acceptedOrders?: readonly string[] | undefined;
  /** Only these invariants. */
  readonly only?: readonly string[] | undefined;
  /** Told of each part as it has been looked at. */
  readonly onLooked?: (part: {
    readonly id: string;
    readonly holds: string;
    readonly counted: number;
    readonly findings: readonly Finding[];
    readonly tookMs: number;
  }) => void;
};

export type Report = {
  readonly findings: readonly Finding[];
  /** How much was looked at for each invariant, so that an empty world is seen. */
  readonly counted: Readonly<Record<string, number>>;
  /** What could not be looked at, and why. */
  readonly skipped: readonly string[];
};

const all = [stock, taxis, rewards, money, events, histories, page, stuck, loyalty, messages];

export const invariants: readonly Invariant[] = all
  .flat()
  .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

/** What is long over by default: a minute. */
export const usualGraceMs = 60_000;

/**
 * Looks whether anything is as it must never be. Reads only; the system may run meanwhile, then what happened within the
 * grace time is left out where it may still be on its way. Throws where a store or a ledger that it is to read does not answer.
 */
export const audit = async (world: AuditWorld): Promise<Report> => {
  const now = Date.now();
  const graceMs = world.graceMs ?? usualGraceMs;
  const picture = await takePicture(world.env);
  const findings: Finding[] = [];
  const counted: Record<string, number> = {};
  const skipped: string[] = [];
  try {
    const wanted = invariants.filter(({ id }) => world.only?.includes(id) ?? true);
    // after the picture: what was charged before it was taken is in the ledger by now
    const outside = await hearOutside(picture, world, wanted);
    for (const { id, holds, needs, outside: asked = [], look } of wanted) {
      const missing = [
        ...needs.filter((name) => !picture.contexts.has(name)).map((name) => `${name} has no store`),
        ...asked.flatMap((name) => outside.get(name) ?? []),
      ];
      if (missing.length > 0) {
        skipped.push(`${id} ${holds}: ${missing.join(', ')}`);
        continue;
      }
      const own: Finding[] = [];
      const began = performance.now();
      const scene: Scene = {
        picture,
        now,
        graceMs,
        cutoff: now - graceMs,
        report: (what, subject) => void own.push({ invariant: id, what, subject }),
      };
      const looked = await look(scene);
      counted[id] = (counted[id] ?? 0) + looked;
      findings.push(...own);
      world.onLooked?.({ id, holds, counted: looked, findings: own, tookMs: performance.now() - began });
    }
  } finally {
    await picture.close();
  }
  return { findings, counted, skipped };
};

type Entry = {
  readonly type: 'charge' | 'refund';
  readonly orderId: string;
  readonly chargeKey?: string;
  readonly status: string;
  readonly amount: { readonly minorUnits: number; readonly currency: string };
  readonly at: number;
};

type Taken = {
  readonly key: string;
  readonly channel: string;
  readonly eventId: string | null;
  readonly orderId: string | null;
  readonly at: number;
};

/** Puts what others say into the picture; answers why each of those is missing that could not be asked. */
const hearOutside = async (
  picture: Picture,
  world: AuditWorld,
  wanted: readonly Invariant[],
): Promise<Map<Outside, string>> => {
  const missing = new Map<Outside, string>();
  const isAsked = (name: Outside) => wanted.some(({ outside }) => outside?.includes(name));
  if (!world.providerUrl) missing.set('provider', "no payment provider's address was given");
  else if (isAsked('provider')) {
    const charges: (string | number)[][] = [];
    const refunds: (string | number)[][] = [];
    for await (const entry of readLedger<Entry>(world.providerUrl, 'the payment provider')) {
      const { orderId, status, amount, at } = entry;
      if (!Number.isSafeInteger(amount.minorUnits))
        throw new Error(`the provider's ledger has no whole amount for ${orderId}`);
      if (entry.type === 'charge') charges.push([orderId, status, amount.minorUnits, amount.currency, at]);
      else refunds.push([orderId, entry.chargeKey ?? '', amount.minorUnits, amount.currency, at]);
    }
    await picture.hear('provider_charges', charges);
    await picture.hear('provider_refunds', refunds);
  }
  if (!world.messagesUrl) missing.set('messages', 'no address of a sandbox that takes messages was given');
  else if (isAsked('messages')) {
    const taken: (string | number | null)[][] = [];
    for await (const message of readLedger<Taken>(world.messagesUrl, 'the sandbox that takes messages'))
      taken.push([message.key, message.channel, message.eventId, message.orderId, message.at]);
    await picture.hear('sent_messages', taken);
  }
  if (!world.acceptedOrders) missing.set('accepted', 'nobody kept what clients were told');
  else
    await picture.hear(
      'told_orders',
      world.acceptedOrders.map((id) => [id]),
    );
  return missing;
};
