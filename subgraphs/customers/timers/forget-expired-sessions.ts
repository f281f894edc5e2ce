import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Customers } from '../commands.ts';
import type { SessionId } from '../domain/session.ts';
import { expiries } from '../store/sessions.ts';

const name = 'customers/forget-expired-session';

export const forgetExpiredSessions = (units: Units<Customers>, clock: Clock): Timer => ({
  name,
  due: expiries.due,
  fire: (id) =>
    units(causeBy(`timer:${name}`, newId('req'), clock()), ({ forgetSession }) =>
      forgetSession(id as SessionId),
    ),
});
