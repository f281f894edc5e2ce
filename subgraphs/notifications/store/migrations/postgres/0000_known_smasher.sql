CREATE TABLE "announcements" (
	"event_id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"product_id" text NOT NULL,
	"news" jsonb NOT NULL,
	"correlation_id" text NOT NULL,
	"happened_at" bigint NOT NULL,
	"up_to" text NOT NULL,
	"open" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text,
	"locale" text NOT NULL,
	"marketing_consent" boolean NOT NULL,
	"since" bigint NOT NULL,
	"number" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"source" text NOT NULL,
	"number" bigint NOT NULL,
	"aggregate" text NOT NULL,
	"event" jsonb NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "dead_letters_source_number_pk" PRIMARY KEY("source","number")
);
--> statement-breakpoint
CREATE TABLE "log" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"aggregate" text NOT NULL,
	"version" bigint NOT NULL,
	"type" text NOT NULL,
	"fact" jsonb NOT NULL,
	"published" jsonb,
	"at" bigint NOT NULL,
	"causation_id" text,
	"correlation_id" text NOT NULL,
	"actor" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL,
	"version" bigint NOT NULL,
	"customer_id" text NOT NULL,
	"happened_at" bigint NOT NULL,
	"attempts" bigint NOT NULL,
	"due_at" bigint
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"source" text PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL,
	"number" bigint NOT NULL,
	"event_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "store_identity" (
	"one" bigint PRIMARY KEY NOT NULL,
	"log_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waiting" (
	"product_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"refused_number" bigint NOT NULL,
	"refused_at" bigint NOT NULL,
	"bought_number" bigint NOT NULL,
	"told_of" bigint NOT NULL,
	CONSTRAINT "waiting_product_id_customer_id_pk" PRIMARY KEY("product_id","customer_id")
);
--> statement-breakpoint
CREATE INDEX "announcements_open" ON "announcements" USING btree ("event_id") WHERE open;--> statement-breakpoint
CREATE INDEX "announcements_since" ON "announcements" USING btree ("topic","product_id","happened_at");--> statement-breakpoint
CREATE INDEX "contacts_consenting" ON "contacts" USING btree ("marketing_consent","customer_id");--> statement-breakpoint
CREATE INDEX "dead_letters_aggregate" ON "dead_letters" USING btree ("source","aggregate");--> statement-breakpoint
CREATE UNIQUE INDEX "log_id" ON "log" USING btree ("id");--> statement-breakpoint
CREATE INDEX "log_aggregate" ON "log" USING btree ("aggregate","version");--> statement-breakpoint
CREATE INDEX "notifications_of_customer" ON "notifications" USING btree ("customer_id","happened_at","id");--> statement-breakpoint
CREATE INDEX "notifications_due" ON "notifications" USING btree ("due_at") WHERE due_at is not null;