import type { Instant } from '@jumun/platform/clock';
import { connection, pageOf } from '@jumun/platform/connection';
import type { OrderView } from '../domain/order-view.ts';
import type { MypageGraph } from '../mypage.ts';
import { findOrdersOf } from '../store/order-views.ts';

type Page = { readonly customerId: string };
type Args = { open?: boolean | null; first?: number; after?: string };

/** Staff sign in with `stf_…` and have no page of their own. */
export const myPage = (_: unknown, __: unknown, { caller }: MypageGraph): Page | null =>
  caller.subject?.startsWith('cus_') ? { customerId: caller.subject } : null;

const keyOf = ({ placedAt, orderId }: OrderView) => `${placedAt}.${orderId}`;

const keyForm = /^(\d{1,15})\.([\w-]{1,64})$/;

const placeOf = (key: string) => {
  const [, placedAt, orderId = ''] = keyForm.exec(key) ?? [];
  return { placedAt: Number(placedAt) as Instant, orderId };
};

export const MyPage = {
  async orders({ customerId }: Page, args: Args, { read }: MypageGraph) {
    const page = pageOf(args, keyForm);
    const after = page.after === null ? null : placeOf(page.after);
    return connection(
      await findOrdersOf(read, customerId, args.open ?? null, after, page.first + 1),
      page,
      keyOf,
      (view) => view,
    );
  },
  mileage: async (page: Page, _: unknown, context: MypageGraph) => (await balanceOf(page, context))?.mileage,
  grade: async (page: Page, _: unknown, context: MypageGraph) => (await balanceOf(page, context))?.grade,
};

/** Read once for all fields that show it. */
const balanceOf = ({ customerId }: Page, { load, balancesOf }: MypageGraph) => load(balancesOf, customerId);
