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
CREATE TABLE "fleet" (
	"one" bigint PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL
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
CREATE TABLE "queue" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rides" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"status" text NOT NULL,
	"open" boolean NOT NULL,
	"taxi_id" text,
	"requested_at" bigint
);
--> statement-breakpoint
CREATE TABLE "store_identity" (
	"one" bigint PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "taxis" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"ride_class" text NOT NULL,
	"capacity" bigint NOT NULL,
	"busy" bigint NOT NULL,
	CONSTRAINT "taxis_never_overbooked" CHECK ("taxis"."busy" <= "taxis"."capacity"),
	CONSTRAINT "taxis_busy_with_rides" CHECK ("taxis"."busy" >= 0)
);
--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");--> statement-breakpoint
CREATE INDEX "rides_open" ON "rides" USING btree ("open","id");