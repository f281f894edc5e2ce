CREATE TABLE "idempotency" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"customer_id" text,
	"status" text NOT NULL,
	"issued_at" bigint,
	"look_at" bigint
);
--> statement-breakpoint
CREATE TABLE "members" (
	"membership_number" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "waits_for" text;--> statement-breakpoint
CREATE INDEX "items_of_customer" ON "items" USING btree ("customer_id","issued_at","id");--> statement-breakpoint
CREATE INDEX "items_to_look_at" ON "items" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "earnings_waiting" ON "earnings" USING btree ("waits_for");