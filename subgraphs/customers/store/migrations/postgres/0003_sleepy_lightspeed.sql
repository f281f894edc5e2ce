CREATE TABLE "codes" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"purpose" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"code" text NOT NULL,
	"misses" bigint NOT NULL,
	"requested_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"requests" bigint NOT NULL,
	"requests_since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "devices" (
	"hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"used_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ended_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"ended_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"address" text NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "device" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "started_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "codes_of_account" ON "codes" USING btree ("account_id","purpose");--> statement-breakpoint
CREATE INDEX "codes_expiry" ON "codes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "devices_of_account" ON "devices" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "devices_use" ON "devices" USING btree ("used_at");--> statement-breakpoint
CREATE INDEX "ended_sessions_time" ON "ended_sessions" USING btree ("ended_at");--> statement-breakpoint
CREATE INDEX "notices_of_account" ON "notices" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notices_expiry" ON "notices" USING btree ("expires_at");--> statement-breakpoint
-- sessions of before: nothing older is known of them than their last use
UPDATE "sessions" SET "started_at" = "expires_at" - 2592000000;