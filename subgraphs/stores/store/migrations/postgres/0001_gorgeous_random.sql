ALTER TABLE "tickets" ADD COLUMN "accept_by" bigint;--> statement-breakpoint
CREATE INDEX "tickets_to_accept" ON "tickets" USING btree ("accept_by");