ALTER TABLE "rides" ADD COLUMN "line" bigint;--> statement-breakpoint
CREATE INDEX "rides_in_line" ON "rides" USING btree ("line","id");--> statement-breakpoint
UPDATE "rides" SET "line" = "requested_at" + 100000000000000 WHERE "requested_at" IS NOT NULL;