CREATE TABLE `spendings` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL,
	`customer_id` text
);
--> statement-breakpoint
CREATE INDEX `spendings_of_customer` ON `spendings` (`customer_id`,`id`);