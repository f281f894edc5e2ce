CREATE TABLE `__new_devices` (
	`hash` text NOT NULL,
	`account_id` text NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`hash`, `account_id`)
);
--> statement-breakpoint
INSERT INTO `__new_devices`("hash", "account_id", "used_at") SELECT "hash", "account_id", "used_at" FROM `devices`;--> statement-breakpoint
DROP TABLE `devices`;--> statement-breakpoint
ALTER TABLE `__new_devices` RENAME TO `devices`;--> statement-breakpoint
CREATE INDEX `devices_of_account` ON `devices` (`account_id`);--> statement-breakpoint
CREATE INDEX `devices_use` ON `devices` (`used_at`);