CREATE TABLE "counter" (
	"one" bigint PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "forgotten" (
	"person" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue" (
	"sequence" bigint PRIMARY KEY NOT NULL,
	"order_id" text NOT NULL,
	"store_id" text,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waybills" (
	"order_id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"placed_at" bigint NOT NULL,
	"waybill" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "courier_id" text;--> statement-breakpoint
CREATE INDEX "waybills_of_customer" ON "waybills" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "waybills_by_place" ON "waybills" USING btree ("placed_at");--> statement-breakpoint
CREATE INDEX "deliveries_of_courier" ON "deliveries" USING btree ("courier_id",(cast(state ->> 'startedAt' as bigint)),"id") WHERE courier_id is not null;