import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { OrderView } from '../domain/order-view.ts';
import type { WalletItemView as Item, MissionProgress as Mission } from '../domain/rewards.ts';
import type { MypageGraph } from '../mypage.ts';
import { findNotificationsOf, type NotificationRow, viewOf } from '../store/notifications.ts';
import { findOrdersOf } from '../store/order-views.ts';
import { findItems, findMissions } from '../store/rewards.ts';

type Page = { readonly customerId: string };
type Args = { open?: boolean | null; first?: number; after?: string };

/** Staff sign in with `stf_…` and have no page of their own. */
export const myPage = (_: unknown, __: unknown, { caller }: MypageGraph): Page | null =>
  caller.subject?.startsWith('cus_') ? { customerId: caller.subject } : null;

const keyOf = ({ placedAt, orderId }: OrderView) => `${placedAt}.${orderId}`;

const noticeKeyOf = ({ at, id }: NotificationRow) => `${at}.${id}`;

/** A moment and an id: what both lists are sorted by. */
const keyForm = /^(\d{1,15})\.([\w-]{1,64})$/;

const placeOf = (key: string) => {
  const [, at, id = ''] = keyForm.exec(key) ?? [];
  return { at: Number(at) as Instant, id };
};

export const MyPage = {
  async orders({ customerId }: Page, args: Args, { read }: MypageGraph) {
    const page = pageOf(args, keyForm);
    const after = page.after === null ? null : placeOf(page.after);
    const last = after && { placedAt: after.at, orderId: after.id };
    return connection(
      await findOrdersOf(read, customerId, args.open ?? null, last, page.first + 1),
      page,
      keyOf,
      (view) => view,
    );
  },
  wallet: ({ customerId }: Page, _: unknown, { read }: MypageGraph) => findItems(read, customerId),
  missions: ({ customerId }: Page, _: unknown, { read }: MypageGraph) => findMissions(read, customerId),
  async notifications({ customerId }: Page, args: Omit<Args, 'open'>, { read }: MypageGraph) {
    const page = pageOf(args, keyForm);
    const after = page.after === null ? null : placeOf(page.after);
    const rows = await findNotificationsOf(read, customerId, after, page.first + 1);
    return connection(rows, page, noticeKeyOf, viewOf);
  },
  points: async (page: Page, _: unknown, context: MypageGraph) => (await balanceOf(page, context))?.points,
  mileage: async (page: Page, _: unknown, context: MypageGraph) => (await balanceOf(page, context))?.mileage,
  grade: async (page: Page, _: unknown, context: MypageGraph) => (await balanceOf(page, context))?.grade,
};

/** Read once for all fields that show it. */
const balanceOf = ({ customerId }: Page, { load, balancesOf }: MypageGraph) => load(balancesOf, customerId);

export const WalletItemView = {
  exchangeable: ({ itemStatus }: Item) => itemStatus === 'ISSUED',
  item: ({ walletItemId }: Item) => ({ __typename: 'WalletItem', id: walletItemId }),
};

export const MissionProgress = {
  mission: ({ missionId }: Mission) => ({ __typename: 'Mission', id: missionId }),
};
