CREATE TABLE `shelves` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`status` text NOT NULL
);
