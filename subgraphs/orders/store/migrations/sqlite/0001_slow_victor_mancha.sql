ALTER TABLE `orders` ADD `watch_at` integer;--> statement-breakpoint
ALTER TABLE `orders` ADD `past_limit` text;--> statement-breakpoint
UPDATE `orders` SET `watch_at` = 0 WHERE `open` = 1;--> statement-breakpoint
CREATE INDEX `orders_to_watch` ON `orders` (`watch_at`) WHERE watch_at is not null;--> statement-breakpoint
CREATE INDEX `orders_past_limit` ON `orders` (`past_limit`) WHERE past_limit is not null;