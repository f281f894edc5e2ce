DROP INDEX `orders_to_look_at`;--> statement-breakpoint
ALTER TABLE `orders` ADD `basket` text;--> statement-breakpoint
ALTER TABLE `orders` ADD `basket_place` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `orders_basket` ON `orders` (`basket`,`basket_place`);--> statement-breakpoint
CREATE INDEX `orders_to_look_at` ON `orders` (`look_at`) WHERE look_at is not null;