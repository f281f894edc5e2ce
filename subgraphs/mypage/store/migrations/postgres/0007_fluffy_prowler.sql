CREATE TABLE "forgotten" (
	"person" text PRIMARY KEY NOT NULL
);
