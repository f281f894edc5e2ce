ALTER TABLE `order_events` ADD `refunded` text;--> statement-breakpoint
ALTER TABLE `order_views` ADD `refunded` text;