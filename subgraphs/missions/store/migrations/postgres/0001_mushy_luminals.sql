CREATE TABLE "seals" (
	"aggregate" text PRIMARY KEY NOT NULL,
	"kind" text,
	"version" bigint NOT NULL,
	"published" bigint NOT NULL,
	"state" jsonb
);
--> statement-breakpoint
ALTER TABLE "store_identity" ADD COLUMN "pruned_to" bigint DEFAULT 0 NOT NULL;