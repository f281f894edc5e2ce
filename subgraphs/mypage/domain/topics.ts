// What subscribers wait for.

export const orderTopic = (orderId: string): string => `mypage:order:${orderId}`;
export const customerTopic = (customerId: string): string => `mypage:customer:${customerId}`;
