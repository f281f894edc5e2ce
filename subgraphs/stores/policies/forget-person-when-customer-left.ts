import { forgetWhenCustomerLeft } from '@jumun/schema/leaving';

export const forgetPersonWhenCustomerLeft = forgetWhenCustomerLeft('stores/forget-person-when-customer-left');
