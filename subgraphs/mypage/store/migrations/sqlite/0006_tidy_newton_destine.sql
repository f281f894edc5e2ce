ALTER TABLE `order_events` ADD `rejection` text;--> statement-breakpoint
ALTER TABLE `order_views` ADD `rejection` text;