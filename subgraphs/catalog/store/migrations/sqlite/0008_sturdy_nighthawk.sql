CREATE TABLE `wishes` (
	`product_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`product_id`, `customer_id`)
);
--> statement-breakpoint
CREATE INDEX `wishes_of_customer` ON `wishes` (`customer_id`,`at`);