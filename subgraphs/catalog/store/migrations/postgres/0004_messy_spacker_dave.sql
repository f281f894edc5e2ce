CREATE TABLE "shelves" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"status" text NOT NULL
);
