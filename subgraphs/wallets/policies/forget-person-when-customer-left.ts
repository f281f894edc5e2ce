import { forgetWhenCustomerLeft } from '@jumun/schema/leaving';

export const forgetPersonWhenCustomerLeft = forgetWhenCustomerLeft(
  'wallets/forget-person-when-customer-left',
);
