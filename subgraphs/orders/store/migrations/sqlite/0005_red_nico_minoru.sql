DROP INDEX `orders_of_customer`;--> statement-breakpoint
CREATE INDEX `orders_by_place` ON `orders` (`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_of_customer` ON `orders` (`customer_id`,`placed_at`,`id`);