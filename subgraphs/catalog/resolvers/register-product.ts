import { actorOf } from '@jumun/platform/graph/context';
import { idText, keyIn, line, optional, readInput, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { idFrom } from '@jumun/platform/kernel/ids';
import { z } from 'zod';
import { isBelowMinimum, type ProductDetails, type ProductId, type StoreId } from '../domain/product.ts';
import { mostCopies } from '../domain/stock.ts';
import { productView } from './product.ts';
import { refuse, refuseFare, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** Ten or thirteen digits, with or without hyphens. */
const isbn = z.string().regex(/^(?:97[89]-?)?(?:\d-?){9}[\dX]$/, 'is not an ISBN');

/** Null and left out are the same input: both are dropped, so that fields added to the form later do not change its fingerprint. */
const maybe = <S extends z.ZodType>(form: S) => optional(form).transform((value) => value ?? undefined);

const productForm = z
  .object({
    title: line(200),
    price: z.object({ minorUnits: whole(0, 1_000_000_000), currency: z.enum(['KRW', 'USD']) }),
    book: maybe(z.object({ author: line(200), isbn: maybe(isbn), stock: whole(0, mostCopies) })),
    menuItem: maybe(z.object({ storeId: idText })),
    rideClass: maybe(z.object({ rideClass: z.enum(['BASIC', 'PRIME', 'PLATINUM']) })),
  })
  .refine(
    ({ book, menuItem, rideClass }) => [book, menuItem, rideClass].filter(Boolean).length === 1,
    problem({
      ko: 'book, menuItem, rideClass 가운데 하나만 입력해 주세요',
      en: 'must have exactly one of book, menuItem and rideClass',
    }),
  );

const detailsOf = ({
  book,
  menuItem,
  rideClass,
}: z.infer<typeof productForm>): ProductDetails | undefined => {
  if (book) return { kind: 'BOOK', author: book.author, isbn: book.isbn ?? null };
  if (menuItem) return { kind: 'MENU_ITEM', storeId: menuItem.storeId as StoreId };
  return rideClass && { kind: 'RIDE_CLASS', rideClass: rideClass.rideClass };
};

export const registerProduct: Resolves['Mutation']['registerProduct'] = async (
  _,
  { input: given },
  context,
) => {
  const key = keyIn(given);
  const read = readInput(productForm, given);
  if ('problem' in read) return refuseField(context, 'InvalidProduct', read);
  const { title, price, book } = read.value;
  const details = detailsOf(read.value);
  if (!details) return refuse(context, 'InvalidProduct', { field: null });

  const caller = actorOf(context);
  const productId = idFrom('prd', caller, key) as ProductId;
  const input = { mutation: 'registerProduct', ...read.value };
  return context.unit(async ({ at, product, useKey }) => {
    const used = await useKey({ caller, key, input });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const facts = { id: productId, title, price, details };
    // a repeat is answered as before, even when the minimum has been raised in between
    if (used.is === 'NEW' && isBelowMinimum(facts, context.minimumFare)) return refuseFare(context);
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
