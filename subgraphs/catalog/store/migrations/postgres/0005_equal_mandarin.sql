CREATE TABLE "stores" (
	"id" text PRIMARY KEY NOT NULL,
	"fulfilments" jsonb NOT NULL
);
