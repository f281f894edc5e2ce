CREATE TABLE `__new_cart_lines` (
	`customer_id` text NOT NULL,
	`product_id` text NOT NULL,
	`options` text DEFAULT '' NOT NULL,
	`quantity` integer NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`customer_id`, `product_id`, `options`)
);
--> statement-breakpoint
INSERT INTO `__new_cart_lines`("customer_id", "product_id", "options", "quantity", "added_at") SELECT "customer_id", "product_id", '', "quantity", "added_at" FROM `cart_lines`;--> statement-breakpoint
DROP TABLE `cart_lines`;--> statement-breakpoint
ALTER TABLE `__new_cart_lines` RENAME TO `cart_lines`;