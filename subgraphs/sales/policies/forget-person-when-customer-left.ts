import { forgetWhenCustomerLeft } from '@jumun/schema/leaving';

export const forgetPersonWhenCustomerLeft = forgetWhenCustomerLeft('sales/forget-person-when-customer-left');
