DROP INDEX "gifts_of_customer";--> statement-breakpoint
ALTER TABLE "gift_offers" ADD COLUMN "ended_at" bigint;--> statement-breakpoint
ALTER TABLE "gifts" ADD COLUMN "issued_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "gifts" SET "issued_at" = cast("state" ->> 'issuedAt' as bigint);--> statement-breakpoint
CREATE INDEX "gifts_issued" ON "gifts" USING btree ("issued_at","id");--> statement-breakpoint
CREATE INDEX "gifts_of_customer" ON "gifts" USING btree ("customer_id","issued_at","id");