import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Customers } from '../commands.ts';
import { findOldAttempts } from '../store/attempts.ts';

const name = 'customers/forget-old-attempts';

export const forgetOldAttempts = (units: Units<Customers>, clock: Clock): Timer => ({
  name,
  due: findOldAttempts,
  fire: (emailHash) =>
    units(causeBy(`timer:${name}`, newId('req'), clock()), ({ forgetOldAttempt }) =>
      forgetOldAttempt(emailHash),
    ),
});
