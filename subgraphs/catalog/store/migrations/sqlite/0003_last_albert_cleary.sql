CREATE TABLE `isbns` (
	`isbn` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL
);
