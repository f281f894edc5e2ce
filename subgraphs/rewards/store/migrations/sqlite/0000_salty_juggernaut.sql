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
CREATE TABLE `positions` (
	`source` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`number` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `rewards` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `store_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL
);
