CREATE TABLE "told_lately" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"told" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preferences" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "notifications_due";--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "channel" text;--> statement-breakpoint
UPDATE "notifications" SET "channel" = "state" ->> 'channel';--> statement-breakpoint
ALTER TABLE "notifications" ALTER COLUMN "channel" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "claim" text;--> statement-breakpoint
ALTER TABLE "notifications" ADD COLUMN "handed_over_at" bigint;--> statement-breakpoint
CREATE INDEX "notifications_due" ON "notifications" USING btree ("channel","due_at") WHERE due_at is not null;