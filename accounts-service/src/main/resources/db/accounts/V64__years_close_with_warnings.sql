-- The statements of a year are compared when it is closed, as those of a month are; what was found and allowed is kept.
alter table year_closed add column warnings jsonb not null default '[]';
