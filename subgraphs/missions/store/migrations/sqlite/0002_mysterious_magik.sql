CREATE TABLE `completed_lines` (
	`customer_id` text NOT NULL,
	`kind` text NOT NULL,
	`order_id` text NOT NULL,
	`product_id` text NOT NULL,
	`quantity` integer NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`customer_id`, `order_id`, `product_id`)
);
--> statement-breakpoint
CREATE INDEX `completed_lines_in_time` ON `completed_lines` (`customer_id`,`kind`,`completed_at`);