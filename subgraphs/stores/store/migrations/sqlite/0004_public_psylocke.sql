CREATE TABLE `idempotency` (
	`caller` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`caller`, `key`)
);
--> statement-breakpoint
ALTER TABLE `stores` ADD `state` text;--> statement-breakpoint
ALTER TABLE `stores` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `accept_later_by` integer;--> statement-breakpoint
CREATE INDEX `tickets_to_accept_later` ON `tickets` (`accept_later_by`) WHERE accept_later_by is not null;