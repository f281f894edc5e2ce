import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { customerOf, rewards } from './tables.ts';

/** Every reward of a customer. */
export const keptRewards = async (read: Reader, customerId: string) => {
  const rows = await findByFact(read, rewards, customerOf, customerId);
  return rows.map(({ id, state }) => ({ id, ...state }));
};
