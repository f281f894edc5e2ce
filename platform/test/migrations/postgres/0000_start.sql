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
CREATE TABLE "effects" (
	"place" bigserial PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"number" bigint NOT NULL,
	"event" text NOT NULL,
	"aggregate" text NOT NULL
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
CREATE TABLE "tallies" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"total" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "words" (
	"id" text PRIMARY KEY NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "words_word_unique" UNIQUE("word")
);
--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");--> statement-breakpoint
CREATE TABLE "forgotten" (
	"person" text PRIMARY KEY NOT NULL
);
