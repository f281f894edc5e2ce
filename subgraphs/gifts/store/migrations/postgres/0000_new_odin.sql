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
CREATE TABLE "gift_offers" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"left_over" bigint NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "gift_offers_never_below_zero" CHECK ("gift_offers"."left_over" >= 0)
);
--> statement-breakpoint
CREATE TABLE "gifts" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"wallet_item_id" text NOT NULL,
	"gift_offer_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"status" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_caller_key_pk" PRIMARY KEY("caller","key")
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
CREATE TABLE "positions" (
	"source" text PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL,
	"number" bigint NOT NULL,
	"event_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_identity" (
	"one" bigint PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE INDEX "gift_offers_place" ON "gift_offers" USING btree ("place");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");