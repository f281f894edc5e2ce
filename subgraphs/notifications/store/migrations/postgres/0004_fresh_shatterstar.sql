CREATE TABLE "shelves" (
	"product_id" text PRIMARY KEY NOT NULL,
	"filled" boolean NOT NULL,
	"number" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "waiting" ADD COLUMN "since" bigint DEFAULT 0 NOT NULL;