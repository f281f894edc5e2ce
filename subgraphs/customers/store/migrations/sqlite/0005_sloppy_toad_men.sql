CREATE TABLE `act_subjects` (
	`subject_id` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`act_id` text NOT NULL,
	PRIMARY KEY(`subject_id`, `occurred_at`, `act_id`)
);
--> statement-breakpoint
CREATE TABLE `acts` (
	`id` text PRIMARY KEY NOT NULL,
	`occurred_at` integer NOT NULL,
	`actor` text NOT NULL,
	`context` text NOT NULL,
	`command` text NOT NULL,
	`subjects` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `acts_by_place` ON `acts` (`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `acts_of` ON `acts` (`actor`,`occurred_at`,`id`);