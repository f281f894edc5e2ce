ALTER TABLE "products" ADD COLUMN "store_id" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "by_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "by_price" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "listed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD COLUMN "on_hand" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD COLUMN "available" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "stock_ledger" ADD COLUMN "actor" text;--> statement-breakpoint
CREATE INDEX "products_by_title" ON "products" USING btree ("by_title");--> statement-breakpoint
CREATE INDEX "products_by_price" ON "products" USING btree ("by_price");--> statement-breakpoint
CREATE INDEX "products_of_store_place" ON "products" USING btree ("store_id","place");--> statement-breakpoint
CREATE INDEX "products_of_store_by_title" ON "products" USING btree ("store_id","by_title");--> statement-breakpoint
CREATE INDEX "products_of_store_by_price" ON "products" USING btree ("store_id","by_price");--> statement-breakpoint
CREATE INDEX "products_of_category_place" ON "products" USING btree ("category","place");--> statement-breakpoint
CREATE INDEX "products_of_category_by_title" ON "products" USING btree ("category","by_title");--> statement-breakpoint
CREATE INDEX "products_of_category_by_price" ON "products" USING btree ("category","by_price");--> statement-breakpoint
CREATE INDEX "products_categories" ON "products" USING btree ("store_id","category");--> statement-breakpoint
CREATE INDEX "products_listed" ON "products" USING btree ("listed");
--> statement-breakpoint
UPDATE "stock_ledger" SET "on_hand" = w."on_hand", "available" = w."available" FROM (SELECT product_id, sequence, sum(quantity * CASE kind WHEN 'RESTOCKED' THEN 1 WHEN 'SOLD' THEN -1 WHEN 'RETURNED' THEN 1 ELSE 0 END) OVER running AS on_hand, sum(quantity * CASE kind WHEN 'RESTOCKED' THEN 1 WHEN 'HELD' THEN -1 WHEN 'RELEASED' THEN 1 WHEN 'RETURNED' THEN 1 ELSE 0 END) OVER running AS available FROM stock_ledger WINDOW running AS (PARTITION BY product_id ORDER BY sequence)) AS w WHERE w.product_id = "stock_ledger".product_id AND w.sequence = "stock_ledger".sequence;
--> statement-breakpoint
ALTER TABLE "products" ALTER COLUMN "by_title" TYPE text COLLATE "C", ALTER COLUMN "category" TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array("search", ' '), ''))) STORED;
--> statement-breakpoint
CREATE INDEX "products_words" ON "products" USING gin ("words");