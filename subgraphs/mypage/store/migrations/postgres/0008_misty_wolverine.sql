ALTER TABLE "order_events" ADD COLUMN "given_up" text;--> statement-breakpoint
ALTER TABLE "order_views" ADD COLUMN "given_up" text;