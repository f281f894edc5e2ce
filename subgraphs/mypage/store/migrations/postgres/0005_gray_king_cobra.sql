CREATE TABLE "departures" (
	"customer_id" text PRIMARY KEY NOT NULL
);
