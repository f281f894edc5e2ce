CREATE TABLE `balances` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`mileage` integer NOT NULL,
	`mileage_sequence` integer NOT NULL,
	`grade` text NOT NULL,
	`grade_sequence` integer NOT NULL
);
