ALTER TABLE "orders" ADD COLUMN "watch_at" bigint;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "past_limit" text;--> statement-breakpoint
UPDATE "orders" SET "watch_at" = 0 WHERE "open";--> statement-breakpoint
CREATE INDEX "orders_to_watch" ON "orders" USING btree ("watch_at") WHERE watch_at is not null;--> statement-breakpoint
CREATE INDEX "orders_past_limit" ON "orders" USING btree ("past_limit") WHERE past_limit is not null;