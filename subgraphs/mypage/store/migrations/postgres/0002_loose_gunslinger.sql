CREATE TABLE "balances" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"mileage" bigint NOT NULL,
	"mileage_sequence" bigint NOT NULL,
	"grade" text NOT NULL,
	"grade_sequence" bigint NOT NULL
);
