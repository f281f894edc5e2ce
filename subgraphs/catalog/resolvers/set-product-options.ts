import { idText, line, readInput, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { idFrom } from '@jumun/platform/kernel/ids';
import type { OptionGroup } from '@jumun/schema/item-options';
import { z } from 'zod';
import type { ProductId } from '../domain/product.ts';
import { mustSell, productView } from './product.ts';
import { price } from './product-forms.ts';
import { ofMenuItemsOnly, otherCurrency, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const mostGroups = 20;
const mostOptions = 50;

const problems = {
  noOptions: problem({ ko: '고를 것을 하나 이상 적어 주세요', en: 'must hold at least one option' }),
  tooMany: problem({ ko: '너무 많습니다. 줄여 주세요', en: 'are too many: leave some out' }),
  twice: problem({ ko: '같은 이름이 두 번 있습니다', en: 'has the same name twice' }),
};

const name = line(60).transform((text) => text.normalize('NFC'));
const areUnique = (named: readonly { readonly name: string }[]) =>
  new Set(named.map((one) => one.name)).size === named.length;

const option = z.object({ name, price: price.nullish() });
const group = z.object({
  name,
  required: z.boolean().nullish(),
  max: whole(1, mostOptions).nullish(),
  options: z
    .array(option)
    .min(1, problems.noOptions)
    .max(mostOptions, problems.tooMany)
    .refine(areUnique, problems.twice),
});
const form = z.object({
  groups: z.array(group).max(mostGroups, problems.tooMany).refine(areUnique, problems.twice),
});

/** An option is known by its names: as long as these stay, so does what customers have put into their carts. */
const optionsOf = (productId: ProductId, { groups }: z.infer<typeof form>): readonly OptionGroup[] =>
  groups.map((given) => ({
    name: given.name,
    required: given.required ?? false,
    max: given.max ?? 1,
    options: given.options.map((one) => ({
      id: idFrom('opt', productId, given.name, one.name),
      name: one.name,
      extra: one.price?.minorUnits ?? 0,
    })),
  }));

const pricesIn = ({ groups }: z.infer<typeof form>) =>
  groups.flatMap(({ options }, i) =>
    options.flatMap((one, j) =>
      one.price ? [{ ...one.price, field: ['groups', `${i}`, 'options', `${j}`, 'price'] }] : [],
    ),
  );

export const setProductOptions: Resolves['Mutation']['setProductOptions'] = async (
  _,
  { input: given },
  context,
) => {
  if (!idText.safeParse(given.productId).success) return refuse(context, 'ProductNotFound');
  const productId = given.productId as ProductId;
  const read = readInput(form, given);
  if ('problem' in read) return refuseField(context, 'InvalidProduct', read);
  const prices = pricesIn(read.value);
  const currency = prices[0]?.currency ?? null;
  const odd = prices.find((one) => one.currency !== currency);
  if (odd && currency !== null)
    return refuseField(context, 'InvalidProduct', { field: odd.field, problem: otherCurrency(currency) });
  return context.unit(async ({ product, loadProduct }) => {
    mustSell(context, await loadProduct(productId));
    const options = optionsOf(productId, read.value);
    const handled = await product(productId, { type: 'SetProductOptions', options, currency });
    if (!('rejection' in handled))
      return {
        __typename: 'SetProductOptionsSuccess',
        product: required(productView(handled.state), productId),
      };
    const { rejection } = handled;
    if (rejection.type === 'OfMenuItemsOnly')
      return refuseField(context, 'InvalidProduct', { field: ['groups'], problem: ofMenuItemsOnly });
    if (rejection.type === 'OtherCurrency')
      return refuseField(context, 'InvalidProduct', {
        field: prices[0]?.field ?? ['groups'],
        problem: otherCurrency(rejection.currency),
      });
    return refuse(context, 'ProductNotFound');
  });
};
