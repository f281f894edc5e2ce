CREATE TABLE `passengers` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`first_name` text NOT NULL,
	`phone` text,
	`number` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `queue` ADD `taxi_id` text;--> statement-breakpoint
ALTER TABLE `queue` ADD `former_taxi_id` text;--> statement-breakpoint
CREATE INDEX `queue_of_taxi` ON `queue` (`taxi_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `queue_of_former_taxi` ON `queue` (`former_taxi_id`,`sequence`);--> statement-breakpoint
ALTER TABLE `rides` ADD `assign_by` integer;--> statement-breakpoint
CREATE INDEX `rides_to_assign` ON `rides` (`assign_by`) WHERE assign_by is not null;--> statement-breakpoint
CREATE INDEX `rides_of_taxi` ON `rides` (`taxi_id`,`requested_at`,`id`);--> statement-breakpoint
ALTER TABLE `taxis` ADD `driver_id` text;--> statement-breakpoint
CREATE UNIQUE INDEX `taxis_one_for_each_driver` ON `taxis` (`driver_id`);