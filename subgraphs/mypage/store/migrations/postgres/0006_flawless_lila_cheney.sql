ALTER TABLE "order_events" ADD COLUMN "rejection" text;--> statement-breakpoint
ALTER TABLE "order_views" ADD COLUMN "rejection" text;