CREATE TABLE `counter` (
	`one` integer PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `forgotten` (
	`person` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `queue` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`order_id` text NOT NULL,
	`store_id` text,
	`state` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `waybills` (
	`order_id` text PRIMARY KEY NOT NULL,
	`customer_id` text NOT NULL,
	`placed_at` integer NOT NULL,
	`waybill` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `waybills_of_customer` ON `waybills` (`customer_id`);--> statement-breakpoint
CREATE INDEX `waybills_by_place` ON `waybills` (`placed_at`);--> statement-breakpoint
ALTER TABLE `deliveries` ADD `courier_id` text;--> statement-breakpoint
CREATE INDEX `deliveries_of_courier` ON `deliveries` (`courier_id`,(cast(state ->> 'startedAt' as bigint)),`id`) WHERE courier_id is not null;