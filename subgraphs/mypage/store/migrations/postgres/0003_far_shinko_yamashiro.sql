CREATE TABLE "achievements" (
	"customer_id" text NOT NULL,
	"mission_id" text NOT NULL,
	"achieved_at" bigint,
	"reward_id" text,
	CONSTRAINT "achievements_customer_id_mission_id_pk" PRIMARY KEY("customer_id","mission_id")
);
--> statement-breakpoint
CREATE TABLE "missions" (
	"mission_id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"channel" text NOT NULL,
	"topic" text NOT NULL,
	"subject" text NOT NULL,
	"about" text NOT NULL,
	"attempts" bigint NOT NULL,
	"happened_at" bigint NOT NULL,
	"sent_at" bigint,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wallet_items" (
	"wallet_item_id" text PRIMARY KEY NOT NULL,
	"customer_id" text NOT NULL,
	"reward_id" text,
	"title" text,
	"issued_at" bigint,
	"gift_id" text,
	"used_at" bigint,
	"used_event_id" text
);
--> statement-breakpoint
ALTER TABLE "balances" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "balances" ADD COLUMN "points_sequence" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "changes" ADD COLUMN "shown" jsonb;--> statement-breakpoint
CREATE INDEX "notifications_of_customer" ON "notifications" USING btree ("customer_id","at","id");--> statement-breakpoint
CREATE INDEX "notifications_of_used_gifts" ON "notifications" USING btree ("about") WHERE topic = 'GIFT_USED';--> statement-breakpoint
CREATE INDEX "wallet_items_of_customer" ON "wallet_items" USING btree ("customer_id","reward_id");