CREATE TABLE "shops" (
	"id" text PRIMARY KEY NOT NULL,
	"shop" jsonb NOT NULL
);
