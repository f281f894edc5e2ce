CREATE TABLE `achievements` (
	`customer_id` text NOT NULL,
	`mission_id` text NOT NULL,
	`achieved_at` integer,
	`reward_id` text,
	PRIMARY KEY(`customer_id`, `mission_id`)
);
--> statement-breakpoint
CREATE TABLE `missions` (
	`mission_id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`channel` text NOT NULL,
	`topic` text NOT NULL,
	`subject` text NOT NULL,
	`about` text NOT NULL,
	`attempts` integer NOT NULL,
	`happened_at` integer NOT NULL,
	`sent_at` integer,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notifications_of_customer` ON `notifications` (`customer_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_of_used_gifts` ON `notifications` (`about`) WHERE topic = 'GIFT_USED';--> statement-breakpoint
CREATE TABLE `wallet_items` (
	`wallet_item_id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`reward_id` text,
	`title` text,
	`issued_at` integer,
	`gift_id` text,
	`used_at` integer,
	`used_event_id` text
);
--> statement-breakpoint
CREATE INDEX `wallet_items_of_customer` ON `wallet_items` (`customer_id`,`reward_id`);--> statement-breakpoint
ALTER TABLE `balances` ADD `points` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `balances` ADD `points_sequence` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `changes` ADD `shown` text;