CREATE TABLE "address_books" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"book" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "name_key" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "phone_tail" text;--> statement-breakpoint
CREATE INDEX "customers_phone_tail" ON "customers" USING btree ("phone_tail");--> statement-breakpoint
-- Customers who are there already are found, too.
UPDATE "customers" SET "name_key" = lower(replace(state -> 'contact' ->> 'name', ' ', '')), "phone_tail" = right(state -> 'contact' ->> 'phone', 4)
WHERE state ->> 'status' = 'open';
