-- A feed without a plan holds what is its owner's in all of them.
ALTER TABLE feed ALTER COLUMN plan DROP NOT NULL;
