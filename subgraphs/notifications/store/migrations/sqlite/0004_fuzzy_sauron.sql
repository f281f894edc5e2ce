CREATE TABLE `shelves` (
	`product_id` text PRIMARY KEY NOT NULL,
	`filled` integer NOT NULL,
	`number` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `waiting` ADD `since` integer DEFAULT 0 NOT NULL;