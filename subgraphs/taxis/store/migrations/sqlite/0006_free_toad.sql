ALTER TABLE `rides` ADD `line` integer;--> statement-breakpoint
CREATE INDEX `rides_in_line` ON `rides` (`line`,`id`);--> statement-breakpoint
UPDATE `rides` SET `line` = `requested_at` + 100000000000000 WHERE `requested_at` IS NOT NULL;