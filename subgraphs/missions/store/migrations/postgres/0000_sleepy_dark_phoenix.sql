CREATE TABLE "achievements" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"status" text NOT NULL,
	"customer_id" text,
	"place" text
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"completed_at" bigint NOT NULL,
	CONSTRAINT "completions_customer_id_kind_order_id_pk" PRIMARY KEY("customer_id","kind","order_id")
);
--> statement-breakpoint
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
CREATE TABLE "missions" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"status" text NOT NULL,
	"product_kind" text,
	"place" text NOT NULL
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
CREATE INDEX "achievements_of_customer" ON "achievements" USING btree ("customer_id","place");--> statement-breakpoint
CREATE INDEX "completions_in_time" ON "completions" USING btree ("customer_id","kind","completed_at");--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");--> statement-breakpoint
CREATE INDEX "missions_place" ON "missions" USING btree ("place");--> statement-breakpoint
CREATE INDEX "missions_of_kind" ON "missions" USING btree ("product_kind");