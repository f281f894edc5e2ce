import type { Finding, Invariant, Outside, Scene } from '@jumun/platform/audit/invariant';
import { audits } from './audited.ts';
import { everywhere } from './everywhere.ts';
import { histories } from './histories.ts';
import { readLedger } from './ledger.ts';
import { type TakenPicture, takePicture } from './picture.ts';

export type AuditWorld = {
  /** JUMUN_DATA, JUMUN_STORE …, as a process of the system would be given them. */
  readonly env: NodeJS.ProcessEnv;
  /** The payment provider, whose `/ledger` is read. */
  readonly providerUrl?: string | undefined;
  /** The message sandbox; its `/ledger` is read too. */
  readonly messagesUrl?: string | undefined;
  /** What happened this recently may still be on its way from one context to another. */
  readonly graceMs?: number;
  /** The ids of the orders that clients were told of, recorded outside the system. */
  readonly acceptedOrders?: readonly string[] | undefined;
  /** Only these invariants. */
  readonly only?: readonly string[] | undefined;
  /** Called after each part. */
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
  /** How much was looked at for each invariant: an audit of nothing must not look like a clean one. */
  readonly counted: Readonly<Record<string, number>>;
  /** What could not be looked at, and why. */
  readonly skipped: readonly string[];
};

/** By id; under one id first what holds in every context, then what each context says of itself. */
export const invariants: readonly Invariant[] = [
  ...everywhere,
  ...histories,
  ...[...audits.values()].flatMap((context) => context.invariants),
].sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)));

/** A minute. */
export const usualGraceMs = 60_000;

/**
 * Looks for what must never be. It only reads, and the system may be running: what happened within the grace time is left out
 * where it may still be on its way. Throws if a store or a ledger does not answer.
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
    // after the picture: whatever was charged before it was taken is in the ledger by now
    const outside = await addLedgers(picture, world, wanted);
    for (const { id, holds, needs, outside: asked = [], look } of wanted) {
      const missing = [
        ...needs.filter((name) => !picture.contexts.has(name)).map((name) => `${name} has no store`),
        ...asked.flatMap((name) => outside.get(name) ?? []),
      ];
      if (missing.length > 0) {
        skipped.push(`${id} ${holds}: ${missing.join(', ')}`);
        continue;
      }
      const found: Finding[] = [];
      const began = performance.now();
      const scene: Scene = {
        picture,
        now,
        graceMs,
        cutoff: now - graceMs,
        report: (what, subject) => void found.push({ invariant: id, what, subject }),
      };
      const looked = await look(scene);
      counted[id] = (counted[id] ?? 0) + looked;
      findings.push(...found);
      world.onLooked?.({ id, holds, counted: looked, findings: found, tookMs: performance.now() - began });
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

/** Adds the ledgers to the picture; returns which are missing, and why. */
const addLedgers = async (
  picture: TakenPicture,
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
    await picture.add('provider_charges', charges);
    await picture.add('provider_refunds', refunds);
  }
  if (!world.messagesUrl) missing.set('messages', 'no address of a message sandbox was given');
  else if (isAsked('messages')) {
    const taken: (string | number | null)[][] = [];
    for await (const message of readLedger<Taken>(world.messagesUrl, 'the message sandbox'))
      taken.push([message.key, message.channel, message.eventId, message.orderId, message.at]);
    await picture.add('sent_messages', taken);
  }
  if (!world.acceptedOrders) missing.set('accepted', 'what clients were told was not recorded');
  else
    await picture.add(
      'told_orders',
      world.acceptedOrders.map((id) => [id]),
    );
  return missing;
};
