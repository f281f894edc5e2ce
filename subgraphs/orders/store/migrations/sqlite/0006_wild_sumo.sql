CREATE TABLE `shops` (
	`id` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL
);
