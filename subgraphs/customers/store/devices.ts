import { type Instant, later } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { and, eq, gt, lte } from 'drizzle-orm';
import { deviceIsKnown } from '../domain/session.ts';
import { type AccountId, devices } from './tables.ts';

/** Whether this account has logged in on the device whose token has this hash. */
export const isKnownDevice = async (
  read: Reader,
  hash: string,
  accountId: AccountId,
  at: Instant,
): Promise<boolean> => {
  const [known] = await read
    .select({ hash: devices.hash })
    .from(devices)
    .where(
      and(
        eq(devices.hash, hash),
        eq(devices.accountId, accountId),
        gt(devices.usedAt, later(at, -deviceIsKnown)),
      ),
    );
  return known !== undefined;
};

/** Remembers that this account has logged in on a device, and forgets devices on which nobody does any more. */
export const keepDevice = async (tx: Tx, hash: string, accountId: AccountId, at: Instant): Promise<void> => {
  await tx.delete(devices).where(lte(devices.usedAt, later(at, -deviceIsKnown)));
  await tx
    .insert(devices)
    .values({ hash, accountId, usedAt: at })
    .onConflictDoUpdate({ target: [devices.hash, devices.accountId], set: { usedAt: at } });
};

export const forgetDevicesOf = (tx: Tx, accountId: AccountId): Promise<unknown> =>
  tx.delete(devices).where(eq(devices.accountId, accountId)).execute();
