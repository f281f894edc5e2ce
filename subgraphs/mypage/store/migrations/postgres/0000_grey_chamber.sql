CREATE TABLE "changes" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"kind" text NOT NULL,
	"occurred_at" bigint NOT NULL,
	"order_id" text,
	"order_sequence" bigint,
	"balance" jsonb
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
CREATE TABLE "feeds" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"grade" text NOT NULL,
	"number" bigint NOT NULL
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
CREATE TABLE "order_events" (
	"order_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"type" text NOT NULL,
	"status" text NOT NULL,
	"payment_status" text,
	"fulfilment_status" text,
	"occurred_at" bigint NOT NULL,
	CONSTRAINT "order_events_order_id_sequence_pk" PRIMARY KEY("order_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "order_views" (
	"order_id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"status" text NOT NULL,
	"payment_status" text,
	"fulfilment_status" text,
	"fulfilment" text NOT NULL,
	"total" jsonb NOT NULL,
	"placed_at" bigint NOT NULL,
	"open" boolean NOT NULL,
	"updated_at" bigint NOT NULL
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
CREATE UNIQUE INDEX "changes_of_customer" ON "changes" USING btree ("customer_id","sequence");--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");--> statement-breakpoint
CREATE INDEX "order_views_of_customer" ON "order_views" USING btree ("customer_id","placed_at","order_id");