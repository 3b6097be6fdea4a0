-- What bore on an act besides the words of the agreement, as it stood when it was ruled on: nearness to the other side,
-- a suspension, a freeze, an area not handed over.
alter table ruling add column surroundings jsonb;
