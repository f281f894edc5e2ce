-- What products are found and sorted by, apart from their documents: a search reads many of these rows, and few documents.
ALTER TABLE "products" DROP COLUMN "words";
--> statement-breakpoint
CREATE TABLE "product_listings" (product_id text PRIMARY KEY, kind text NOT NULL, store_id text, category text, available boolean NOT NULL, place text NOT NULL, by_title text COLLATE "C" NOT NULL, by_price text NOT NULL, words tsvector NOT NULL);
--> statement-breakpoint
INSERT INTO "product_listings" (product_id, kind, store_id, category, available, place, by_title, by_price, words) SELECT id, kind, store_id, category, available, place, by_title, by_price, array_to_tsvector(array_remove(string_to_array(products.search, ' '), '')) FROM "products";
--> statement-breakpoint
CREATE INDEX "product_listings_words" ON "product_listings" USING gin ("words");
--> statement-breakpoint
CREATE FUNCTION list_product() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$ BEGIN INSERT INTO product_listings (product_id, kind, store_id, category, available, place, by_title, by_price, words) VALUES (new.id, new.kind, new.store_id, new.category, new.available, new.place, new.by_title, new.by_price, array_to_tsvector(array_remove(string_to_array(new.search, ' '), ''))) ON CONFLICT (product_id) DO UPDATE SET kind = excluded.kind, store_id = excluded.store_id, category = excluded.category, available = excluded.available, place = excluded.place, by_title = excluded.by_title, by_price = excluded.by_price, words = excluded.words; RETURN NULL; END $$;
--> statement-breakpoint
CREATE FUNCTION unlist_product() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$ BEGIN DELETE FROM product_listings WHERE product_id = old.id; RETURN NULL; END $$;
--> statement-breakpoint
CREATE TRIGGER products_found AFTER INSERT ON "products" FOR EACH ROW EXECUTE FUNCTION list_product();
--> statement-breakpoint
CREATE TRIGGER products_found_otherwise AFTER UPDATE ON "products" FOR EACH ROW WHEN (old.kind IS DISTINCT FROM new.kind OR old.store_id IS DISTINCT FROM new.store_id OR old.category IS DISTINCT FROM new.category OR old.available IS DISTINCT FROM new.available OR old.place IS DISTINCT FROM new.place OR old.by_title IS DISTINCT FROM new.by_title OR old.by_price IS DISTINCT FROM new.by_price OR old.search IS DISTINCT FROM new.search) EXECUTE FUNCTION list_product();
--> statement-breakpoint
CREATE TRIGGER products_not_found AFTER DELETE ON "products" FOR EACH ROW EXECUTE FUNCTION unlist_product();