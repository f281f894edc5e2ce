CREATE TABLE "idempotency" (
	"caller" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"subject" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_caller_key_pk" PRIMARY KEY("caller","key")
);
--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "state" jsonb;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "accept_later_by" bigint;--> statement-breakpoint
CREATE INDEX "tickets_to_accept_later" ON "tickets" USING btree ("accept_later_by") WHERE accept_later_by is not null;