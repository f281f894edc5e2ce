CREATE TABLE `known_stores` (
	`id` text PRIMARY KEY NOT NULL
);
