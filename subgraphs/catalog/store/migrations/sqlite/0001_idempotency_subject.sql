ALTER TABLE `idempotency` RENAME COLUMN "product_id" TO "subject";
