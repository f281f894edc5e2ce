CREATE TABLE `products` (
	`product_id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`store_id` text,
	`number` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `announcements` ADD `number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `waiting` ADD `wish_number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `waiting` ADD `asked_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `waiting` ADD `told_number` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `waiting` ADD `stopped_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `waiting` ADD `bought_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `waiting_of_customer` ON `waiting` (`customer_id`,`product_id`);