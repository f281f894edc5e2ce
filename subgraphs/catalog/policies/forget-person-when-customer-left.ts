import { forgetWhenCustomerLeft } from '@jumun/schema/leaving';

export const forgetPersonWhenCustomerLeft = forgetWhenCustomerLeft(
  'catalog/forget-person-when-customer-left',
);
