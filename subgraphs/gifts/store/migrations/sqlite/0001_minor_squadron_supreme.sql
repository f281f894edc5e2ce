CREATE TABLE `seals` (
	`aggregate` text PRIMARY KEY NOT NULL,
	`kind` text,
	`version` integer NOT NULL,
	`published` integer NOT NULL,
	`state` text
);
--> statement-breakpoint
ALTER TABLE `store_identity` ADD `pruned_to` integer DEFAULT 0 NOT NULL;