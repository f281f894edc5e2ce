import { documentRows } from '@jumun/platform/kernel/rows';
import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import type { Choices, Preferences } from '../domain/preferences.ts';
import { contacts, preferences } from './tables.ts';

export const preferenceRows = documentRows<string, Preferences, typeof preferences>(
  'preferences',
  preferences,
  () => ({}),
);

// either may be missing: preferences can be chosen before the contact was heard
const wishesOf = prepared<{ customerId: string }>()((tx: Tx, value) =>
  tx
    .select({
      customerId: contacts.customerId,
      phone: contacts.phone,
      hasLeft: contacts.hasLeft,
      state: preferences.state,
    })
    .from(sql`(select 1) as customer`)
    .leftJoin(contacts, eq(contacts.customerId, value('customerId')))
    .leftJoin(preferences, eq(preferences.id, value('customerId')))
    .prepare('wishes_of_customer'),
);

/** How a customer can and wants to be told, as far as that is known. */
export const findWishes = async (
  tx: Tx,
  customerId: string,
): Promise<{ readonly choices: Choices; readonly hasTelephone: boolean; readonly hasLeft: boolean }> => {
  const [found] = await wishesOf(tx, { customerId });
  const isKnown = Boolean(found?.customerId);
  return {
    choices: found?.state?.choices ?? {},
    hasTelephone: !isKnown || Boolean(found?.phone),
    hasLeft: Boolean(found?.hasLeft),
  };
};
