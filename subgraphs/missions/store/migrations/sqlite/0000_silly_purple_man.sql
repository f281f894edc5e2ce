CREATE TABLE `achievements` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`customer_id` text,
	`place` text
);
--> statement-breakpoint
CREATE INDEX `achievements_of_customer` ON `achievements` (`customer_id`,`place`);--> statement-breakpoint
CREATE TABLE `completions` (
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`customer_id`, `kind`, `order_id`)
);
--> statement-breakpoint
CREATE INDEX `completions_in_time` ON `completions` (`customer_id`,`kind`,`completed_at`);--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`source` text NOT NULL,
	`number` integer NOT NULL,
	`aggregate` text NOT NULL,
	`event` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`source`, `number`)
);
--> statement-breakpoint
CREATE INDEX `dead_letters_aggregate` ON `dead_letters` (`source`,`aggregate`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`caller` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`caller`, `key`)
);
--> statement-breakpoint
CREATE TABLE `log` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`aggregate` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`fact` text NOT NULL,
	`published` text,
	`at` integer NOT NULL,
	`causation_id` text,
	`correlation_id` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_id` ON `log` (`id`);--> statement-breakpoint
CREATE INDEX `log_aggregate` ON `log` (`aggregate`,`version`);--> statement-breakpoint
CREATE TABLE `missions` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`product_kind` text,
	`place` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `missions_place` ON `missions` (`place`);--> statement-breakpoint
CREATE INDEX `missions_of_kind` ON `missions` (`product_kind`);--> statement-breakpoint
CREATE TABLE `positions` (
	`source` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`number` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `store_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL
);
