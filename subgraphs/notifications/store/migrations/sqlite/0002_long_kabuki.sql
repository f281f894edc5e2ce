CREATE TABLE `told_lately` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`told` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `preferences` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `notifications_due`;--> statement-breakpoint
ALTER TABLE `notifications` ADD `channel` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `notifications` SET `channel` = `state` ->> 'channel';--> statement-breakpoint
ALTER TABLE `notifications` ADD `claim` text;--> statement-breakpoint
ALTER TABLE `notifications` ADD `handed_over_at` integer;--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`channel`,`due_at`) WHERE due_at is not null;