CREATE TABLE "spendings" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"status" text NOT NULL,
	"customer_id" text
);
--> statement-breakpoint
CREATE INDEX "spendings_of_customer" ON "spendings" USING btree ("customer_id","id");