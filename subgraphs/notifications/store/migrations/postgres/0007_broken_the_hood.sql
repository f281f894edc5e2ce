CREATE TABLE "products" (
	"product_id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"store_id" text,
	"number" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "announcements" ADD COLUMN "number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "wish_number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "asked_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "told_number" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "stopped_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "bought_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "waiting_of_customer" ON "waiting" USING btree ("customer_id","product_id");