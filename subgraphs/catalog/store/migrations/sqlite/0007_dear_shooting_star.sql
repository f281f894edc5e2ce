ALTER TABLE `products` ADD `store_id` text;--> statement-breakpoint
ALTER TABLE `products` ADD `category` text;--> statement-breakpoint
ALTER TABLE `products` ADD `by_title` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `by_price` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `listed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `products_by_title` ON `products` (`by_title`);--> statement-breakpoint
CREATE INDEX `products_by_price` ON `products` (`by_price`);--> statement-breakpoint
CREATE INDEX `products_of_store_place` ON `products` (`store_id`,`place`);--> statement-breakpoint
CREATE INDEX `products_of_store_by_title` ON `products` (`store_id`,`by_title`);--> statement-breakpoint
CREATE INDEX `products_of_store_by_price` ON `products` (`store_id`,`by_price`);--> statement-breakpoint
CREATE INDEX `products_of_category_place` ON `products` (`category`,`place`);--> statement-breakpoint
CREATE INDEX `products_of_category_by_title` ON `products` (`category`,`by_title`);--> statement-breakpoint
CREATE INDEX `products_of_category_by_price` ON `products` (`category`,`by_price`);--> statement-breakpoint
CREATE INDEX `products_categories` ON `products` (`store_id`,`category`);--> statement-breakpoint
CREATE INDEX `products_listed` ON `products` (`listed`);--> statement-breakpoint
ALTER TABLE `stock_ledger` ADD `on_hand` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_ledger` ADD `available` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `stock_ledger` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `stock_ledger` ADD `actor` text;
--> statement-breakpoint
UPDATE `stock_ledger` SET `on_hand` = w.`on_hand`, `available` = w.`available` FROM (SELECT product_id, sequence, sum(quantity * CASE kind WHEN 'RESTOCKED' THEN 1 WHEN 'SOLD' THEN -1 WHEN 'RETURNED' THEN 1 ELSE 0 END) OVER running AS on_hand, sum(quantity * CASE kind WHEN 'RESTOCKED' THEN 1 WHEN 'HELD' THEN -1 WHEN 'RELEASED' THEN 1 WHEN 'RETURNED' THEN 1 ELSE 0 END) OVER running AS available FROM stock_ledger WINDOW running AS (PARTITION BY product_id ORDER BY sequence)) AS w WHERE w.product_id = `stock_ledger`.product_id AND w.sequence = `stock_ledger`.sequence;
--> statement-breakpoint
CREATE TABLE product_numbers (number integer PRIMARY KEY, product_id text NOT NULL UNIQUE);
--> statement-breakpoint
CREATE VIRTUAL TABLE product_words USING fts5(words, content='', contentless_delete=1, detail='none', tokenize='ascii');
--> statement-breakpoint
INSERT INTO product_numbers (product_id) SELECT id FROM products;
--> statement-breakpoint
INSERT INTO product_words (rowid, words) SELECT n.number, p.search FROM product_numbers n JOIN products p ON p.id = n.product_id;
--> statement-breakpoint
CREATE TRIGGER products_found AFTER INSERT ON products BEGIN INSERT INTO product_numbers (product_id) VALUES (new.id); INSERT INTO product_words (rowid, words) SELECT number, new.search FROM product_numbers WHERE product_id = new.id; END;
--> statement-breakpoint
CREATE TRIGGER products_found_otherwise AFTER UPDATE OF search ON products WHEN old.search <> new.search BEGIN INSERT OR REPLACE INTO product_words (rowid, words) SELECT number, new.search FROM product_numbers WHERE product_id = new.id; END;
--> statement-breakpoint
CREATE TRIGGER products_not_found AFTER DELETE ON products BEGIN DELETE FROM product_words WHERE rowid = (SELECT number FROM product_numbers WHERE product_id = old.id); DELETE FROM product_numbers WHERE product_id = old.id; END;