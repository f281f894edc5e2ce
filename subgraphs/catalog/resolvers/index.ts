import { BookDetails, MenuItemDetails, Product, product } from './product.ts';
import { products } from './products.ts';
import { registerProduct } from './register-product.ts';
import { releaseStock } from './release-stock.ts';
import { reservation } from './reservation.ts';
import { reserveStock } from './reserve-stock.ts';
import { restockProduct } from './restock-product.ts';
import { setAvailability } from './set-availability.ts';
import { stockNow } from './stock-now.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  Query: { products, product, reservation, stockNow },
  Mutation: { registerProduct, setAvailability, restockProduct, reserveStock, releaseStock },
  Product,
  BookDetails,
  MenuItemDetails,
};
