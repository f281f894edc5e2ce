ALTER TABLE `contacts` ADD `email_confirmed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `phone_confirmed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `night_consent` integer DEFAULT false NOT NULL;