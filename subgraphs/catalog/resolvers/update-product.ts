import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey, idText, readInput } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import {
  isBelowMinimum,
  isRegistered,
  type ProductChanges,
  type ProductId,
  type ProductRejection,
} from '../domain/product.ts';
import type { ResolverContext } from './context.ts';
import { mustSell, productView } from './product.ts';
import { author, category, description, isbn, maybe, pictureUrl, price, title } from './product-forms.ts';
import { checkedInput, ofBooksOnly, optionsKeepCurrency, refuse, refuseFare, refuseField } from './refuse.ts';
import { isbnTaken } from './register-product.ts';
import type { Resolves } from './types.generated.ts';

/** An empty text, and one of spaces, takes away what may be missing; null and left out leave it. */
const removable = <S extends z.ZodType>(form: S) =>
  z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? null : (given ?? undefined)),
    form.nullable().optional(),
  );

/** Null and left out leave it as it is; it cannot be emptied. */
const changeable = <S extends z.ZodType>(form: S) => form.nullish().transform((value) => value ?? undefined);

const form = z.object({
  title: changeable(title),
  author: changeable(author),
  price: changeable(price),
  description: removable(description),
  category: removable(category),
  pictureUrl: removable(pictureUrl),
  isbn: removable(isbn),
});

const keyForm = z.object({ idempotencyKey: maybe(idempotencyKey) });

const refused = (context: ResolverContext, rejection: ProductRejection) => {
  switch (rejection.type) {
    case 'OfBooksOnly':
      return refuseField(context, 'InvalidProduct', { field: [rejection.field], problem: ofBooksOnly });
    case 'OtherCurrency':
      return refuseField(context, 'InvalidProduct', { field: ['price'], problem: optionsKeepCurrency });
    default:
      return refuse(context, 'ProductNotFound');
  }
};

export const updateProduct: Resolves['Mutation']['updateProduct'] = async (_, { input: given }, context) => {
  const { idempotencyKey: key } = checkedInput(keyForm, given);
  if (!idText.safeParse(given.productId).success) return refuse(context, 'ProductNotFound');
  const productId = given.productId as ProductId;
  const read = readInput(form, given);
  if ('problem' in read) return refuseField(context, 'InvalidProduct', read);
  const changes: ProductChanges = read.value;
  const caller = actorOf(context);
  const input = { mutation: 'updateProduct', productId, ...changes };
  return context.unit(async ({ product, loadProduct, useKey, moveIsbn }) => {
    const before = await loadProduct(productId);
    mustSell(context, before);
    if (!before || !isRegistered(before)) return refuse(context, 'ProductNotFound');
    const used = key === undefined ? undefined : await useKey({ caller, key, input });
    if (used?.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const answer = (state: typeof before) =>
      ({ __typename: 'UpdateProductSuccess', product: required(productView(state), productId) }) as const;
    if (used?.is === 'SAME') return answer(before);
    if (changes.price && isBelowMinimum({ ...before, price: changes.price }, context.minimumFare))
      return refuseFare(context);
    if (
      changes.isbn !== undefined &&
      before.details.kind === 'BOOK' &&
      !(await moveIsbn(productId, before.details.isbn, changes.isbn))
    )
      return refuseField(context, 'InvalidProduct', { field: ['isbn'], ...isbnTaken });
    const handled = await product(productId, { type: 'UpdateProduct', changes });
    if ('rejection' in handled) return refused(context, handled.rejection);
    if (used?.is === 'NEW') await used.keep(productId);
    return answer(handled.state as typeof before);
  });
};
