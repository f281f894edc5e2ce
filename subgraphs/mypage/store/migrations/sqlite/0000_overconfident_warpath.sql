CREATE TABLE `changes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`customer_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`order_id` text,
	`order_sequence` integer,
	`balance` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `changes_of_customer` ON `changes` (`customer_id`,`sequence`);--> statement-breakpoint
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
CREATE TABLE `feeds` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `grades` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`grade` text NOT NULL,
	`number` integer NOT NULL
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
CREATE TABLE `order_events` (
	`order_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`payment_status` text,
	`fulfilment_status` text,
	`occurred_at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `order_views` (
	`order_id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`status` text NOT NULL,
	`payment_status` text,
	`fulfilment_status` text,
	`fulfilment` text NOT NULL,
	`total` text NOT NULL,
	`placed_at` integer NOT NULL,
	`open` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `order_views_of_customer` ON `order_views` (`customer_id`,`placed_at`,`order_id`);--> statement-breakpoint
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
