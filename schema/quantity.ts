/** How many of one product an order may have. Catalog holds no more for one order. */
export const mostOfOneProduct = 999;
