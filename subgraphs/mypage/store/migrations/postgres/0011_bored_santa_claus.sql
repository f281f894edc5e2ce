ALTER TABLE "order_events" ADD COLUMN "refunded" jsonb;--> statement-breakpoint
ALTER TABLE "order_views" ADD COLUMN "refunded" jsonb;