ALTER TABLE "achievements" ADD COLUMN "times" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "missions" ADD COLUMN "ends_at" bigint;--> statement-breakpoint
ALTER TABLE "missions" ADD COLUMN "end_sequence" bigint DEFAULT 0 NOT NULL;