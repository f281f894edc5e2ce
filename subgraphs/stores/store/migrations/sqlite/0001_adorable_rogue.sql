ALTER TABLE `tickets` ADD `accept_by` integer;--> statement-breakpoint
CREATE INDEX `tickets_to_accept` ON `tickets` (`accept_by`);