CREATE TABLE `announcements` (
	`event_id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`product_id` text NOT NULL,
	`news` text NOT NULL,
	`correlation_id` text NOT NULL,
	`happened_at` integer NOT NULL,
	`up_to` text NOT NULL,
	`open` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `announcements_open` ON `announcements` (`event_id`) WHERE open;--> statement-breakpoint
CREATE INDEX `announcements_since` ON `announcements` (`topic`,`product_id`,`happened_at`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`phone` text,
	`locale` text NOT NULL,
	`marketing_consent` integer NOT NULL,
	`since` integer NOT NULL,
	`number` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contacts_consenting` ON `contacts` (`marketing_consent`,`customer_id`);--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`source` text NOT NULL,
	`number` integer NOT NULL,
	`aggregate` text NOT NULL,
	`event` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`source`, `number`)
);
--> statement-breakpoint
CREATE INDEX `dead_letters_aggregate` ON `dead_letters` (`source`,`aggregate`);--> statement-breakpoint
CREATE TABLE `log` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`aggregate` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`fact` text NOT NULL,
	`published` text,
	`at` integer NOT NULL,
	`causation_id` text,
	`correlation_id` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_id` ON `log` (`id`);--> statement-breakpoint
CREATE INDEX `log_aggregate` ON `log` (`aggregate`,`version`);--> statement-breakpoint
CREATE TABLE `notifications` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`customer_id` text NOT NULL,
	`happened_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer
);
--> statement-breakpoint
CREATE INDEX `notifications_of_customer` ON `notifications` (`customer_id`,`happened_at`,`id`);--> statement-breakpoint
CREATE INDEX `notifications_due` ON `notifications` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE TABLE `positions` (
	`source` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`number` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `store_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `waiting` (
	`product_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`refused_number` integer NOT NULL,
	`refused_at` integer NOT NULL,
	`bought_number` integer NOT NULL,
	`told_of` integer NOT NULL,
	PRIMARY KEY(`product_id`, `customer_id`)
);
