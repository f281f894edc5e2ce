CREATE TABLE "dead_letters" (
	"source" text NOT NULL,
	"number" bigint NOT NULL,
	"aggregate" text NOT NULL,
	"event" jsonb NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "dead_letters_source_number_pk" PRIMARY KEY("source","number")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"order_id" text NOT NULL,
	"cause" text NOT NULL,
	"product_id" text NOT NULL,
	"store_id" text NOT NULL,
	"currency" text NOT NULL,
	"day" text NOT NULL,
	"gross" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "entries_order_id_cause_product_id_pk" PRIMARY KEY("order_id","cause","product_id")
);
--> statement-breakpoint
CREATE TABLE "forgotten" (
	"person" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"aggregate" text NOT NULL,
	"version" bigint NOT NULL,
	"type" text NOT NULL,
	"fact" jsonb NOT NULL,
	"published" jsonb,
	"at" bigint NOT NULL,
	"causation_id" text,
	"correlation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "of_products" (
	"day" text NOT NULL,
	"store_id" text NOT NULL,
	"product_id" text NOT NULL,
	"currency" text NOT NULL,
	"gross" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"orders" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "of_products_day_store_id_product_id_currency_pk" PRIMARY KEY("day","store_id","product_id","currency")
);
--> statement-breakpoint
CREATE TABLE "of_stores" (
	"day" text NOT NULL,
	"store_id" text NOT NULL,
	"currency" text NOT NULL,
	"gross" bigint NOT NULL,
	"refunded" bigint NOT NULL,
	"orders" bigint NOT NULL,
	"quantity" bigint NOT NULL,
	CONSTRAINT "of_stores_day_store_id_currency_pk" PRIMARY KEY("day","store_id","currency")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"source" text PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL,
	"number" bigint NOT NULL,
	"event_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"aggregate" text PRIMARY KEY NOT NULL,
	"kind" text,
	"version" bigint NOT NULL,
	"published" bigint NOT NULL,
	"state" jsonb
);
--> statement-breakpoint
CREATE TABLE "store_identity" (
	"one" bigint PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL,
	"pruned_to" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE INDEX "entries_of_day" ON "entries" USING btree ("day","store_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");