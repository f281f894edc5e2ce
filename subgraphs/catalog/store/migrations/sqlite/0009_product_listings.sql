-- What products are found and sorted by, apart from their documents: a search reads many of these rows, and few documents.
DROP TRIGGER products_found;
--> statement-breakpoint
DROP TRIGGER products_found_otherwise;
--> statement-breakpoint
DROP TRIGGER products_not_found;
--> statement-breakpoint
CREATE TABLE product_listings (number integer PRIMARY KEY, product_id text NOT NULL UNIQUE, kind text NOT NULL, store_id text, category text, available integer NOT NULL, place text NOT NULL, by_title text NOT NULL, by_price text NOT NULL);
--> statement-breakpoint
INSERT INTO product_listings (number, product_id, kind, store_id, category, available, place, by_title, by_price) SELECT n.number, p.id, p.kind, p.store_id, p.category, p.available, p.place, p.by_title, p.by_price FROM product_numbers n JOIN products p ON p.id = n.product_id;
--> statement-breakpoint
DROP TABLE product_numbers;
--> statement-breakpoint
CREATE TRIGGER products_found AFTER INSERT ON products BEGIN INSERT INTO product_listings (product_id, kind, store_id, category, available, place, by_title, by_price) VALUES (new.id, new.kind, new.store_id, new.category, new.available, new.place, new.by_title, new.by_price); INSERT INTO product_words (rowid, words) SELECT number, new.search FROM product_listings WHERE product_id = new.id; END;
--> statement-breakpoint
CREATE TRIGGER products_found_otherwise AFTER UPDATE OF search ON products WHEN old.search <> new.search BEGIN INSERT OR REPLACE INTO product_words (rowid, words) SELECT number, new.search FROM product_listings WHERE product_id = new.id; END;
--> statement-breakpoint
CREATE TRIGGER products_listed_otherwise AFTER UPDATE OF kind, store_id, category, available, place, by_title, by_price ON products WHEN old.kind IS NOT new.kind OR old.store_id IS NOT new.store_id OR old.category IS NOT new.category OR old.available IS NOT new.available OR old.place IS NOT new.place OR old.by_title IS NOT new.by_title OR old.by_price IS NOT new.by_price BEGIN UPDATE product_listings SET kind = new.kind, store_id = new.store_id, category = new.category, available = new.available, place = new.place, by_title = new.by_title, by_price = new.by_price WHERE product_id = new.id; END;
--> statement-breakpoint
CREATE TRIGGER products_not_found AFTER DELETE ON products BEGIN DELETE FROM product_words WHERE rowid = (SELECT number FROM product_listings WHERE product_id = old.id); DELETE FROM product_listings WHERE product_id = old.id; END;