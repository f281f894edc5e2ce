CREATE TABLE `idempotency` (
	`caller` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`caller`, `key`)
);
--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`customer_id` text,
	`status` text NOT NULL,
	`issued_at` integer,
	`look_at` integer
);
--> statement-breakpoint
CREATE INDEX `items_of_customer` ON `items` (`customer_id`,`issued_at`,`id`);--> statement-breakpoint
CREATE INDEX `items_to_look_at` ON `items` (`look_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`membership_number` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `earnings` ADD `waits_for` text;--> statement-breakpoint
CREATE INDEX `earnings_waiting` ON `earnings` (`waits_for`);