import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Notifications } from './notifications.ts';
import { findOpenAnnouncements } from './store/announcements.ts';

/** So many units of work, then others have their turn; the next look goes on. */
const unitsAtOnce = 50;

/** Tells many customers a few at a time. How far it has come moves in the unit of those told, so a crash repeats nobody. */
export const announcing = (units: Units<Notifications>, clock: Clock): Timer => ({
  name: 'notifications/announce',
  due: (read, _, limit) => findOpenAnnouncements(read, limit),
  async fire(eventId) {
    for (let unit = 0; unit < unitsAtOnce; unit++) {
      const cause = causeBy('timer:notifications/announce', newId('cor'), clock());
      const isMore = await units(cause, ({ goOnAnnouncing }) => goOnAnnouncing(eventId));
      if (!isMore) return;
    }
  },
});
