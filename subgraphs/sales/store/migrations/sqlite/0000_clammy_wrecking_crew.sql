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
CREATE TABLE `entries` (
	`order_id` text NOT NULL,
	`cause` text NOT NULL,
	`product_id` text NOT NULL,
	`store_id` text NOT NULL,
	`currency` text NOT NULL,
	`day` text NOT NULL,
	`gross` integer NOT NULL,
	`refunded` integer NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`order_id`, `cause`, `product_id`)
);
--> statement-breakpoint
CREATE INDEX `entries_of_day` ON `entries` (`day`,`store_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `forgotten` (
	`person` text PRIMARY KEY NOT NULL
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
CREATE TABLE `of_products` (
	`day` text NOT NULL,
	`store_id` text NOT NULL,
	`product_id` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	`refunded` integer NOT NULL,
	`orders` integer NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`day`, `store_id`, `product_id`, `currency`)
);
--> statement-breakpoint
CREATE TABLE `of_stores` (
	`day` text NOT NULL,
	`store_id` text NOT NULL,
	`currency` text NOT NULL,
	`gross` integer NOT NULL,
	`refunded` integer NOT NULL,
	`orders` integer NOT NULL,
	`quantity` integer NOT NULL,
	PRIMARY KEY(`day`, `store_id`, `currency`)
);
--> statement-breakpoint
CREATE TABLE `positions` (
	`source` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`number` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seals` (
	`aggregate` text PRIMARY KEY NOT NULL,
	`kind` text,
	`version` integer NOT NULL,
	`published` integer NOT NULL,
	`state` text
);
--> statement-breakpoint
CREATE TABLE `store_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`pruned_to` integer DEFAULT 0 NOT NULL
);
