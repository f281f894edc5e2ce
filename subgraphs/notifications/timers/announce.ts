import type { Clock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Timer } from '@jumun/platform/kernel/later';
import { causeBy, type Units } from '@jumun/platform/kernel/work';
import type { Notifications } from '../commands.ts';
import { announceOn } from '../domain/announcement.ts';
import { findOpenAnnouncements } from '../store/announcements.ts';

/** After this many units of work other timers get their turn; the next firing continues from there. */
const unitsAtOnce = 50;

/**
 * Tells many customers a few at a time. Each unit also records how far the announcement has come, so that no
 * customer is told again after a crash.
 */
export const announce = (units: Units<Notifications>, clock: Clock): Timer => ({
  name: announceOn,
  due: async (read, _, limit) => ({ ids: await findOpenAnnouncements(read, limit), next: null }),
  async fire(eventId) {
    for (let unit = 0; unit < unitsAtOnce; unit++) {
      const cause = causeBy(`timer:${announceOn}`, newId('cor'), clock());
      const isMore = await units(cause, ({ announceToNext }) => announceToNext(eventId));
      if (!isMore) return;
    }
  },
});
