import { actorOf } from '@jumun/platform/graph/context';
import { mustWorkFor } from '@jumun/platform/graph/guard';
import { idText, readInput, whole } from '@jumun/platform/graph/input';
import { type BadField, problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { pause } from '@jumun/platform/kernel/deadline';
import { idFrom } from '@jumun/platform/kernel/ids';
import type { Text } from '@jumun/platform/kernel/refusal';
import type { Reader } from '@jumun/platform/kernel/unit';
import { z } from 'zod';
import {
  isBelowMinimum,
  type KnownStore,
  type ProductDetails,
  type ProductId,
  type StoreId,
  storeOf,
  storeProblem,
} from '../domain/product.ts';
import { mostCopies } from '../domain/stock.ts';
import { findStore } from '../store/stores.ts';
import { productView } from './product.ts';
import { author, category, description, isbn, maybe, pictureUrl, price, title } from './product-forms.ts';
import { keyIn, refuse, refuseFare, refuseField, sellerProblems } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const oneKind: Text = {
  ko: 'book, menuItem, rideClass 가운데 하나만 입력해 주세요',
  en: 'must have exactly one of book, menuItem and rideClass',
};

const problems = { oneKind: problem(oneKind) };

export const isbnTaken: Pick<BadField, 'problem'> = {
  problem: {
    ko: '이미 등록된 책입니다. 새로 등록하지 말고 그 상품의 재고를 늘려 주세요',
    en: 'belongs to a book that is registered already: restock that one instead',
  },
};

const productForm = z
  .object({
    title,
    price,
    description: maybe(description),
    category: maybe(category),
    pictureUrl: maybe(pictureUrl),
    book: maybe(
      z.object({
        author,
        isbn: maybe(isbn),
        stock: whole(0, mostCopies),
        storeId: maybe(idText),
      }),
    ),
    menuItem: maybe(z.object({ storeId: idText })),
    rideClass: maybe(z.object({ rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']) })),
  })
  .refine(
    ({ book, menuItem, rideClass }) => [book, menuItem, rideClass].filter(Boolean).length === 1,
    problems.oneKind,
  );

const detailsOf = ({
  book,
  menuItem,
  rideClass,
}: z.infer<typeof productForm>): ProductDetails | undefined => {
  if (book) {
    const { author, isbn, storeId } = book;
    return { kind: 'BOOK', author, isbn: isbn ?? null, ...(storeId && { storeId: storeId as StoreId }) };
  }
  if (menuItem) return { kind: 'MENU_ITEM', storeId: menuItem.storeId as StoreId };
  return rideClass && { kind: 'RIDE_CLASS', rideClass: rideClass.rideClass };
};

/** How long a store that was just opened may be on its way here. */
const hearingMs = 1_500;

/** The store of a product, as soon as it has been heard of; undefined where that takes too long, or it has none. */
const heardOf = async (details: ProductDetails, read: Reader): Promise<KnownStore | undefined> => {
  const id = storeOf(details);
  if (id === null) return undefined;
  for (let waited = 0; waited < hearingMs; waited += 50) {
    const store = await findStore(read, id);
    if (store || storeProblem(details, store) === null) return store;
    await pause(50);
  }
  return undefined;
};

export const registerProduct: Resolves['Mutation']['registerProduct'] = async (
  _,
  { input: given },
  context,
) => {
  const key = keyIn(given);
  const read = readInput(productForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidProduct', read);
  const { title, price, book, description, category, pictureUrl } = read.value;
  const details = detailsOf(read.value);
  if (!details) return refuseField(context, 'InvalidProduct', { field: [], problem: oneKind });
  mustWorkFor(context.caller, storeOf(details));
  const store = await heardOf(details, context.read);

  const caller = actorOf(context);
  const productId = idFrom('prd', caller, key) as ProductId;
  const input = { mutation: 'registerProduct', ...read.value };
  return context.unit(async ({ at, product, useKey, claimIsbn }) => {
    const used = await useKey({ caller, key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const described = { description, category, pictureUrl };
    const facts = { id: productId, title, price, details, ...described };
    // a repeat is answered as before, even when the minimum has been raised in between
    if (used.is === 'NEW' && isBelowMinimum(facts, context.minimumFare)) return refuseFare(context);
    const unsold = storeProblem(details, store);
    if (used.is === 'NEW' && unsold)
      return refuseField(context, 'InvalidProduct', {
        field: [book ? 'book' : 'menuItem', 'storeId'],
        problem: sellerProblems[unsold],
      });
    const number = details.kind === 'BOOK' ? details.isbn : null;
    if (used.is === 'NEW' && number !== null && (await claimIsbn(number, productId)) !== productId)
      return refuseField(context, 'InvalidProduct', { field: ['book', 'isbn'], ...isbnTaken });
    const { state } = await product(productId, {
      type: 'RegisterProduct',
      product: facts,
      stock: book?.stock ?? 0,
      at,
    });
    if (used.is === 'NEW') await used.keep(productId);
    return { __typename: 'RegisterProductSuccess', product: required(productView(state), productId) };
  });
};
