DROP INDEX `rides_open`;--> statement-breakpoint
CREATE INDEX `rides_by_place` ON `rides` (`requested_at`,`id`);--> statement-breakpoint
CREATE INDEX `rides_open` ON `rides` (`open`,`requested_at`,`id`);