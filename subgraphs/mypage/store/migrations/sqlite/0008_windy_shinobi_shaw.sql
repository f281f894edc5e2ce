ALTER TABLE `order_events` ADD `given_up` text;--> statement-breakpoint
ALTER TABLE `order_views` ADD `given_up` text;