DROP INDEX "orders_to_look_at";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "basket" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "basket_place" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "orders_basket" ON "orders" USING btree ("basket","basket_place");--> statement-breakpoint
CREATE INDEX "orders_to_look_at" ON "orders" USING btree ("look_at") WHERE look_at is not null;