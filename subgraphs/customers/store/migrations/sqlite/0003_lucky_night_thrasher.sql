CREATE TABLE `codes` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`purpose` text NOT NULL,
	`channel` text NOT NULL,
	`address` text NOT NULL,
	`code` text NOT NULL,
	`misses` integer NOT NULL,
	`requested_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`requests` integer NOT NULL,
	`requests_since` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `codes_of_account` ON `codes` (`account_id`,`purpose`);--> statement-breakpoint
CREATE INDEX `codes_expiry` ON `codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `devices` (
	`hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `devices_of_account` ON `devices` (`account_id`);--> statement-breakpoint
CREATE INDEX `devices_use` ON `devices` (`used_at`);--> statement-breakpoint
CREATE TABLE `ended_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`ended_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `ended_sessions_time` ON `ended_sessions` (`ended_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`address` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notices_of_account` ON `notices` (`account_id`);--> statement-breakpoint
CREATE INDEX `notices_expiry` ON `notices` (`expires_at`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `started_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- sessions of before: nothing older is known of them than their last use
UPDATE `sessions` SET `started_at` = `expires_at` - 2592000000;