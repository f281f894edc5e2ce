import { adjustStock } from './adjust-stock.ts';
import { MyData } from './my-data.ts';
import { BookDetails, MenuItemDetails, Product, product } from './product.ts';
import { categories, products } from './products.ts';
import { registerProduct } from './register-product.ts';
import { releaseStock } from './release-stock.ts';
import { reservation } from './reservation.ts';
import { reserveStock } from './reserve-stock.ts';
import { restockProduct } from './restock-product.ts';
import { setAvailability } from './set-availability.ts';
import { setProductOptions } from './set-product-options.ts';
import { StockMovement, stockMovements } from './stock-movements.ts';
import { stockNow } from './stock-now.ts';
import type { Resolvers } from './types.generated.ts';
import { updateProduct } from './update-product.ts';
import { stopWaitingForProduct, waitForProduct } from './wait-for-product.ts';

export const resolvers: Resolvers = {
  Query: { products, categories, product, stockMovements, reservation, stockNow },
  Mutation: {
    registerProduct,
    updateProduct,
    setAvailability,
    restockProduct,
    adjustStock,
    setProductOptions,
    waitForProduct,
    stopWaitingForProduct,
    reserveStock,
    releaseStock,
  },
  Product,
  BookDetails,
  MenuItemDetails,
  StockMovement,
  MyData,
};
