import { readInput } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { newId } from '@jumun/platform/kernel/ids';
import { mostAddresses, remove, save } from '../domain/address-book.ts';
import type { CustomerId } from '../domain/customer.ts';
import { findAddresses } from '../store/addresses.ts';
import type { ResolverContext } from './context.ts';
import { removedAddress, savedAddress } from './forms.ts';
import { checkedInput, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const callerId = ({ caller }: ResolverContext) => (caller.subject ?? '') as CustomerId;

const noCustomer = () =>
  new Fault('FORBIDDEN', {
    ko: '주소는 고객만 저장할 수 있습니다.',
    en: 'Only a customer has addresses to save.',
  });

export const addresses: Resolves['Query']['addresses'] = (_, __, context) =>
  findAddresses(context.read, callerId(context));

export const saveAddress: Resolves['Mutation']['saveAddress'] = async (_, { input }, context) => {
  const read = readInput(savedAddress, input);
  if ('problem' in read) return refuseField(context, 'InvalidAddress', read);
  const { addressId: id, isDefault: isFirst, ...place } = read.value;
  return context.unit(async ({ at, addressBook, keepAddresses }) => {
    const book = await addressBook(callerId(context));
    if (!book) throw noCustomer();
    const done = save(book, place, { id, newId: () => newId('adr'), isFirst, at });
    if ('rejection' in done)
      return done.rejection === 'FULL'
        ? refuse(context, 'TooManyAddresses', { most: mostAddresses })
        : refuse(context, 'AddressNotFound');
    await keepAddresses(callerId(context), done.book);
    return { __typename: 'SaveAddressSuccess', address: done.saved, addresses: done.book };
  });
};

export const removeAddress: Resolves['Mutation']['removeAddress'] = async (_, { input }, context) => {
  const { addressId } = checkedInput(removedAddress, input);
  return context.unit(async ({ addressBook, keepAddresses }) => {
    const book = await addressBook(callerId(context));
    if (!book) throw noCustomer();
    const left = remove(book, addressId);
    if (left.length < book.length) await keepAddresses(callerId(context), left);
    return { __typename: 'RemoveAddressSuccess', addresses: left };
  });
};

export const SavedAddress: Resolves['SavedAddress'] = {
  isDefault: async ({ id }, _, context) =>
    (await findAddresses(context.read, callerId(context)))[0]?.id === id,
};
